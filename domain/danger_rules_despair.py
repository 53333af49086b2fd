"""Rules by which despair is heard; `domain.danger_rules` says the rest."""

from __future__ import annotations

DESPAIR = """
    hang / even
    rope rope_deed / rope_use
    leave world other 4
    cut veins 2 / not_veins
    не+be me soon 4 / elsewhere
    farewell note 4
    suicide
    не+want live 3 / lodging
    не+can live_now 2 / lodging no_light
    не+shall live_now 2 / lodging
    tired live 3 / lodging no_light
    live sense 4
    live_now why 3
    live_now none whom 4
    die thoughts 3 / no_die
    easier without me
    do with_self something 4
    that light 1
    не+dear live 3
    не+want wake 3 / early
    live_now for whom 4
    tired all_this 3 / no_end
    tired end want 8 / no_end
    gun rope_deed 5 / need hunt
    god take 3
    не+see sense 2 / papers no_end
    не+can forgive more 5
    blade bath 5
    want grave 4 / tend
    leave quietly 2
    exist live_now 3
    goodbye wrote 4
    stands ledge 4
    under train leave 3
    bullet with_self 3
    strength live none 3
    were_killed better me
    remember ill_of 2
    live weary 3 / lodging
    die want 3 / no_die
    burden to_all 3 / goods
    gulp pill lots 4
    gorge pill 3
    jump height 4 / no_jump
    stand edge 3
    bullet skull 4
    gun sit 4
    end all_this want 5 / no_end
    ever sleep 3
    self kill_self 2
"""

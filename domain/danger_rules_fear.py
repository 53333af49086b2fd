"""Rules over the families of threats, watching, taking and fear of one's home; `domain.danger_rules` says the rest."""

from __future__ import annotations

FEAR = """
    would_harm says 6 / no_threat
    would_harm afraid 6 / no_threat
    would_harm me 3 / no_threat
    douse acid 4
    publish photos mine threat_if 8
    weapon under_bed 4 / chores
    weapon takes_out 3 / chores
    weapon conceal 2 / chores
    follows with_me behind_one 3 / tail
    lurks unwanted my_place 7 / work_there
    knows at_what_place i_live 4 / work_there
    finds anyway me 6 / papers
    finds anyway says 6 / papers
    lurks old_flame sends_much 7 / work_there
    squeeze neck 3 / no_neck
    lapels grabs 4
    puts hand lap 5 / doctor
    undress clothes 4 / doctor
    undress me 3 / doctor
    rubs me 4 / pets
    has_me me by_force 5
    coerce bed 7
    eye black_eye 2
    bruised who 6 / no_bruise
    bruised me 5 / no_bruise
    bruised whole 4 / no_bruise
    gives_blow blow_to 3 / doctor
    caught_it from_whom 3
    strikes me 3 / no_blow no_strike
    strikes who 3 / no_blow no_strike limb
    strikes small 5 / no_blow no_strike
    takes_away purse master 5 / by_will
    takes_away purse mine 3 / by_will
    не+gives_back passport 6 / by_will
    throws_out things mine 3
    expels me 4 / office_out
    expels small 5 / office_out
    forbids go_speak me 4 / doctor office_out
    не+allows go_speak master 6 / jest office_out
    sold me passport 7
    sleep_out elsewhere_slept drunken 10
    sleep_out elsewhere_slept flee 9
    sleep_out elsewhere_slept wrecks 9
    afraid to_go home_to 4 / dark
    afraid home_in 2 / dark
    drunken there he 3 / play
    shelter wild 9 / dark
    hides arrives he 7 / games
    hides small drunken 7 / games
    wrecks home_things he 5 / no_wreck
    hurls me 4
    falls_asleep get_away 6
    when he_alone home_in fear 9
    не+want he_alone home_in when 10
    to_fight began 2 / sport
    locks_up dungeon he 6
    locks_up dungeon small 6
    не+gives eat small 6
    не+gives eat who 5
    wrecks he drunken 6 / no_wreck
"""

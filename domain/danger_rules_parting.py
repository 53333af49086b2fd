"""Rules over the families of weariness, parting and what is made ready; `domain.danger_rules` says the rest."""

from __future__ import annotations

PARTING = """
    no_strength spent to_bear 5 / chore
    to_nobody needed i_am 5 / give_away goods
    to_whom i needed 3 / give_away goods
    in_the_way everybody 3 / noise
    heaven takes_up me 3 / chore
    heaven takes_up wish 5
    sooner the_end 3 / of_work
    will_end all_of_it soon_now says 6 / of_work
    не+get_up_again lie_to_sleep 5 / early
    the_world loathed 3 / lodging
    wherefore go_on 3 / chore
    hopeless inside_me 3 / chore
    не+see way_out 3 / from_room
    не+loves no_one me 3 / early
    wants_anything anything lies_weeps 6 / from_room
    wall face_to 3
    all_one dead_or_alive 5 / lodging
    all_one shall_be morrow 7 / away
    не+shall_not_be self_gone 2 / heard_well
    не+shall_be_there self_gone who_will 7 / away
    pardon me all_people 4 / polite
    farewell_word pardon 6 / polite
    не+endures farewell_word 6
    не+of_use gives_off to_me_more 10 / outgrown
    gives_off possessions farewell_word 10
    last_ever message of_him 4 / arrived
    a_life is_not lost_one 5
    vanish i_want 3 / spots
    i_die when_die 4 / in_jest hunger
    rather had_died were_i 4
    of_death about speaks_of 3 / no_die
    folly commits dread 8
    sky i_want to_him 4 / weather
    gathers pill deadly 6 / for_health
    would_gulp pill at_once 6 / for_health
    would_gulp some_stuff that_is_all 4 / for_health
    noose dreams_of 4 / rope_use
    rails went_rails 4 / railway
    steps_out window 2 / locked
    weapon_at_hand cries 5 / hunt
    makes self_to harm 3
    scars arms_of 4 / kitchen
    opens_gas the_gas to_die 8
"""

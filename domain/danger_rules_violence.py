"""Rules by which blows, threats and the neglect of children are heard; `domain.danger_rules` says the rest."""

from __future__ import annotations

VIOLENCE = """
    batter me 4 / no_blow
    batter who 3 / no_blow fell limb
    beat me 3 / no_blow
    beat who 2 / no_blow fell limb
    batter he face / no_blow
    batter he 2 / no_blow fell limb
    rage fist 3
    break_in door he / need
    drag hair 4
    не+gives go_out me
    не+gives go_out he
    hold me captive
    hold who captive
    hold who cellar
    bursts into 3 / need
    lifts hands me
    starves hunger 3
    haul me bushes
    haul who bushes
    climb me he / bushes
    coerce me 3 / papers office
    returns kill 4
    fear go_home he 6
    beat tool me / no_blow
    batter tool / no_blow
    raise hands 2
    choke me 3
    choke who 2
    slap / lesson
    bruise from_whom
    bruise he skin
    vow kill 4 / no_kill
    kill me 3 / no_kill
    kill from_whom 3 / no_kill
    arm attack 6 / need
    arm me 3 / need
    pour scald me
    pour scald who
    break bone me 3 / fell
    climb intimate 4
    forced sex 4
    nude media me 6
    nude media he 5
    sell me abroad 7
    seize purse / office
    lock me 3 / papers
    lock who inside 4 / papers
    не+let me 3 / papers
    drive me outside
    drive small outside
    scream next_door trouble 6 / play
    scream trouble next_door 6 / play
    fight parent 4
    fear drunk 6
    fear he returns 5
    drunk rage home 6
    flee from_whom 4
    fight next_door 6 / play
    stalk me 4
    не+gives eat me
    не+let go_out he 8 / papers
    beat shall_beat 2 / no_blow
    marry forced 4
    under key 1
    haul intimate 3
    fist face 3 / need
    fist torso tool 4 / need
    fist who 4 / need
    fist me 4 / need
    fierce he drinking 6
    fierce he me 6
    fling torso me
    fling torso he me 4 / need
    не+live_now me 2 / lodging
    не+call_me he near_me 8
    не+call_me near_me 5
    write hiding_place
    не+let passport 6 / office
    harass me
    harass bushes 6
    nude me he
    genital shows 5 / kinship
    painful does he
"""

CHILD = """
    batter small 5 / no_blow fell
    beat small 4 / no_blow
    choke small 4
    hold small cellar
    lock small 5 / papers
    neglect small
    small alone alone_at 4
    small alone pity 6
    cry small nobody 6
    drinks parent neglect 6
    drinks small alone 7
    не+came parent 4 / no_came
    lost own 4 / no_loss
    не+came small 5 / no_came
    lure small stranger 6
    climb own 4
    nude media pupil 8
    nude media small 8
    drunk parent small
    drunk parent me 6
    не-feed parent me 3
    не+feed parent 5
    не+feed me 3
    не+feed small 5
    lock parent me 6 / papers
    cruel parent me 4 / no_blow fell
    fight parent 4
    fear parent drinks 6
    gone own long 6 / no_came no_loss
    none of_own long 5 / no_came no_loss
    small none_there 5 / no_came
    small alone pity 8
    media small stranger 6
    watches bathing 4
    bully pupil
    bully small
    painful does small 8
    haul small bushes 6
    took small stranger 6
    flee parent 3
    teacher beat
    teacher batter
    teacher climb
    teacher lock
    small without grown_ups 6
    addict small 6
    pregnant girl 4
    nude me parent
    genital shows pupil 8 / kinship
    scream small next_door 7 / play
"""

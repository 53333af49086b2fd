"""Which words near one another mean danger: who does what to whom, whatever the order and the endings.

The language is told in `domain.sense`, the families are in `domain.danger_families`. These rules hear what the phrases
of `domain.danger_words` were not told of; what is said in so many words stays there.
"""

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
    slap
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

FIRE = """
    не-burns thing 4 / no_burn
    не-burns who 3 / no_burn fever
    smoke smoky 4 / no_smoke
    gas leaks 4 / no_gas
    burnt leaks 3
    sparks wires 4
    flame thing 4 / no_flame
    firemen call 4
"""

SHELLING = """
    boom under_it 4 / no_war
    shoot arms 4 / body no_war
    bomb hits 4 / no_bomb
    bomb found 5 / no_bomb
    buried dig 5 / no_dig
    wounded here 3
    explosion under_it 4 / no_war
    collapsed thing dig 6 / no_dig
    battle goes 3
    burst victims 4
    panes blown just_now 6
    hide_in boom 5
"""

HEALTH = """
    не+breath
    breath hard 2 / no_breath
    heart pains 4 / no_pains
    faint / no_faint
    falls hurt 6 / no_fall
    bite beast
    bite me 4
    bad to_me very 4 / no_bad
    pressure high 3
    vomit much 3 / no_vomit
    sugar sugar_ill 5
    eat nothing days 4 / no_food
    feed unfed 2 / no_food
    stuck stuck_in 5 / no_stuck
    get_out can walls 4 / no_stuck
    blood gushes 3 / no_blood
    blue
    lies where 3 / no_lies
    lies moan 4 / no_lies
    не+moves folk 4 / no_moves
    не+ate long
    не+appears who long 6 / no_open
    frozen
    freezing indoors weak 6 / pipes
    warmth lack weak 6
    gasp
    drowns water
    poisoned poisons 4 / vermin
    choked
    bad to_me 2 / no_bad
    twisted features 3
    waters left 3 / no_waters
    labour begun 3
    maul dog folk / shot
    swell throat 3
    scalded folk 4
    hot fever 6
    не+can get_up 3 / morning
    sticks_out bones 3
    numb speech 3 / no_moves
    cut_deep saw 4 / not_veins
    plus indoors weak 6
    medicine lack aches 8
    severed part 3
    toadstool ate_it 4
    не+recognises folk
    slurred speech 4
    crushed folk 4 / no_dig
    overturned vehicle 4
    give_birth start 4 / plan
    eats_up last 3
    live_now scraps 4
    не+heated weak 6
    degrees low indoors 5
    не+rises long
    clung dog folk
    не+open behind 6 / no_open
"""

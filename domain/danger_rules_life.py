"""Rules by which fire, war and illness are heard; `domain.danger_rules` says the rest."""

from __future__ import annotations

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

"""Rules over the families of the failing body, of want and of silence; `domain.danger_rules` says the rest."""

from __future__ import annotations

BODY = """
    snatches air 2
    askew face_part 3 / tooth
    не+can speaks elder 6 / phone_or_tongue
    не+makes_out babbles 3 / bad_line
    babbles makes_out elder 6 / bad_line
    nonsense elder suddenly 7
    не+grasps at_what_place is_she 3
    не+ones_own limb_now 3
    limb_now hangs_down 2 / plaster
    не+feels limb_now 3 / plaster
    не+can rouses 3 / early
    hip thigh 1 / long_ago
    lie_down_ill on_my_own 2 / in_ward
    heart flutters 3 / joy
    sweat cold_sweat 1
    limp small
    elder fading 2 / bus
    не+drop heat_of_body 4
    не+comes ambulance 4
    broken_bone right_now 4 / long_ago
    throat swells_up 4
    swallows object 4 / appliance
    swallows object small 7 / appliance
    swallows drugs small 7
    swallows berry sickens 7
    tips_over kettle on_self 4
    sickens stove 7 / mason
    fumes stove dizzy 7 / mason
    booze blinded 7
    wire down 4 / network
    firewood gone_out shivers 7
    frozen_out room 3 / pipes
    empty fridge 2 / buy
    vital run_out 4 / for_free
    drug_for run_out illness 6 / for_free
    sugar sugar_high 2 / price
    не+answers_knock knocks 8 / an_office
    не+picks_up receiver since 6 / an_office
    не+picks_up receiver worry 6 / an_office
    reaches elder worry 9 / an_office
    не+appears long_days out_of_house 7 / an_office
    не+answers_knock elder since 6 / an_office
    howls neighbour_old 7
    не+beast_fed animals 4
    went_off till_now no_trace who 9 / not_lost
    roams on_my_own road small 6
    labour start 3
"""

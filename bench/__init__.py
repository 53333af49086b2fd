"""Benchmarks: this bot beside minimal peers, on one fake Bot API server, compared by CPU per unit of work.

How to read what `python -m bench` prints:

* All contenders of one kind of load are up at once, each on its own fake server, and are warmed up before
  anything is counted. Then each plays the same load once a round, in turned order, while the others idle.
* A unit is a whole request (P1-P3: the peers need 6 updates and 9 calls for it, our form asks more: 11 and 22),
  or one light press (P4, P5). CPU is that of the bot's process with all its threads, from /proc; the server
  runs on another core. `ms/update` is the same per update, for dialogs of different length.
* Wall times and absolute CPU move with the machine, by a factor of two when it is busy. Ratios are taken round
  by round and judged by their median; `[min..max]` says how far to trust it. When it spans the limit, use
  `--rounds 15 --requests 40`: more and shorter rounds help, longer ones do not.
* `p50` and `p99` are of one step, from the update to the answer's arrival at the server, with everybody of the
  load acting at once. `disorder` counts answers of one chat that came before an earlier one's.
* P13 counts the statements of handling one update and all commits, those of intake and delivery included, that
  fall between two handled updates; and memory after thousands of presses against that after their first fifth.
* P9 and P10 are of one process that holds all contenders (bench.wakes): CPU of the loop's thread, our ticks with
  real effects and `synchronous=FULL`, APScheduler's with empty jobs and `synchronous=NORMAL`. Then 5 people press
  while the clock jumps and thousands of cases have a timer due: p99 of their presses over that of the same run
  before the jump.
* `falls short` is a finding, not a failure: the command ends with 1 only when something could not be run.
"""

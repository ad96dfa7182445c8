import boxes
from boxes import Bare
from boxes import Box
from boxes import Box as Other
from boxes import Closed
from boxes import Deep
from boxes import Quick
from nowhere import Thing

a: Box  # HRD211
b: boxes.Box  # HRD211
c: Other  # HRD211
d: Closed
e: Quick
f: Bare  # HRD211
g: Deep  # HRD211
h: Box[int]
i: boxes.Box.Lid  # HRD211
j: boxes.Nothing
k: boxes.Box.Nothing
l: Thing
m: Thing[list]  # HRD211
n: boxes.Quick
o: boxes.Bare  # HRD211
p: boxes.Any  # HRD211
q: boxes
r: Box.Lid.Lid

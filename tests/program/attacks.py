"""Programs that try to reach the machine, or to use it up; every one is plain Python source.

``CAPABILITY`` programs return something only if they got hold of what they must not have: each
then states it as an expectation, so that a success would be seen. ``RESOURCE`` programs want time
or memory without end.
"""

from __future__ import annotations

_SAY = "    return [Expectation('count', 'escaped ' + str(loot)[:80], 1, 0, 0)]\n"


def _capability(body: str, before: str = "") -> str:
    lines = "".join(f"    {line}\n" for line in body.strip().splitlines())
    return f"{before}def check(scene):\n{lines}{_SAY}"


def _resource(body: str, before: str = "") -> str:
    lines = "".join(f"    {line}\n" for line in body.strip().splitlines())
    return f"{before}def check(scene):\n{lines}    return []\n"


CAPABILITY = {
    "subclasses": _capability("loot = ().__class__.__base__.__subclasses__()"),
    "subclasses through getattr": _capability(
        "g = getattr\n"
        "loot = g(g(g((), '__cl' + 'ass__'), '__ba' + 'se__'), '__subcl' + 'asses__')()"
    ),
    "__import__": _capability("loot = __import__('os').getcwd()"),
    "list a folder": _capability("import os\nloot = os.listdir('/')"),
    "os.system": _capability("import os\nloot = os.system('id')"),
    "os.popen": _capability("import os\nloot = os.popen('id').read()"),
    "subprocess": _capability("import subprocess\nloot = subprocess.check_output(['id'])"),
    "open a file": _capability("loot = open('/etc/passwd').read()"),
    "write a file": _capability("loot = open('/tmp/llm4ad_escaped', 'w').write('x')"),
    "pathlib": _capability("from pathlib import Path\nloot = Path('/etc/passwd').read_text()"),
    "make a folder": _capability("from pathlib import Path\nloot = Path('/tmp/llm4ad').mkdir()"),
    "environment": _capability("import os\nloot = os.environ['PATH']"),
    "getenv": _capability("import os\nloot = 'PATH=' + os.getenv('PATH')"),
    "socket": _capability("import socket\nloot = socket.socket()"),
    "urllib": _capability("import urllib.request\nloot = urllib.request.urlopen('http://[::1]')"),
    "format reaches the class": _capability(
        "loot = '{0.__class__.__base__.__subclasses__}'.format(())"
    ),
    "format reaches globals": _capability("loot = '{0.find.__globals__}'.format(scene)"),
    "format_map": _capability("loot = '{x.__class__.__mro__}'.format_map({'x': scene})"),
    "globals of a method": _capability("loot = scene.find.__func__.__globals__"),
    "globals of a class": _capability("loot = scene.__class__.find.__globals__"),
    "class of a scene": _capability("loot = scene.__class__.__bases__"),
    "vars of a scene": _capability("loot = vars(scene)['secret']"),
    "change a method": _capability("scene.find = lambda name: []\nloot = scene.find('nut')"),
    "change a part": _capability("scene.parts[0].area = 1\nloot = scene.parts[0].area"),
    "frame of a generator": _capability(
        "g = (g.gi_frame.f_back.f_globals for _ in [1])\nloot = list(list(g)[0])"
    ),
    "frame of a coroutine": _capability(
        "async def f():\n    pass\nc = f()\nloot = c.cr_frame.f_builtins"
    ),
    "frame of a traceback": _capability(
        "try:\n    1 / 0\nexcept Exception as e:\n    loot = e.__traceback__.tb_frame.f_globals"
    ),
    "traceback of a scene": _capability(
        "try:\n    scene.one('no such part')\n"
        "except Exception as e:\n    loot = e.__traceback__.tb_next.tb_frame.f_globals"
    ),
    "eval as decorator": _capability(
        "@eval\n@(lambda f: \"__import__('os').getcwd()\")\ndef loot(): pass"
    ),
    "exec": _capability("d = {}\nexec('import os; r = os.listdir(\"/\")', d)\nloot = d['r']"),
    "eval": _capability("loot = eval('open(\"/etc/passwd\").read()')"),
    "compile": _capability("loot = compile('1', '', 'eval')"),
    "globals of check": _capability("loot = check.__globals__"),
    "code of a function": _capability("f = lambda: 0\nloot = f.__code__.co_code"),
    "builtins through print": _capability("loot = print.__self__.open('/etc/passwd').read()"),
    "type builds a class": _capability("loot = type('X', (object,), {}).__mro__"),
    "shadowed getattr": _capability(
        "def f(_getattr_=getattr, /):\n    return ().__class__\nloot = f(lambda o, n: 1)"
    ),
    "except star": _capability(
        "try:\n    raise ExceptionGroup('a', [ValueError(1)])\n"
        "except* ValueError as e:\n    loot = e.__traceback__.tb_frame"
    ),
    "module within random": _capability("import random\nloot = random._os.getcwd()"),
    "loader of math": _capability("import math\nloot = math.__loader__.load_module('os')"),
    "module within re": _capability("import re\nloot = re._compiler._sre"),
    "module within statistics": _capability("import statistics\nloot = statistics.sys.modules"),
    "sys.modules": _capability("import sys\nloot = sys.modules['os'].getcwd()"),
    "importlib": _capability("import importlib\nloot = importlib.import_module('subprocess')"),
    "pickle": _capability("import pickle\nloot = pickle.loads(b'cos\\nsystem\\n(S\"id\"\\ntR.')"),
    "ctypes": _capability("import ctypes\nloot = ctypes.CDLL(None).getpid()"),
    "our own package": _capability("import llm4ad.cli\nloot = llm4ad.cli.Path('/').iterdir()"),
    "signal": _capability("import signal, os\nos.kill(os.getppid(), signal.SIGTERM)\nloot = 1"),
    "fork": _capability("import os\nloot = 'child ' + str(os.fork())"),
    "input": _capability("loot = input()"),
    "help": _capability("loot = help(scene)"),
    "breakpoint": _capability("breakpoint()\nloot = 1"),
}

RESOURCE = {
    "endless loop": _resource("while True:\n    pass"),
    "endless loop, catching": _resource(
        "while True:\n    try:\n        while True:\n            pass\n"
        "    except BaseException:\n        pass"
    ),
    "endless loop, finally": _resource(
        "while True:\n    try:\n        while True: pass\n    finally:\n        continue"
    ),
    "long sleep": _resource("import time\nwhile True:\n    time.sleep(3600)"),
    "asyncio sleep": _resource("import asyncio\nasyncio.run(asyncio.sleep(3600))"),
    "big power, shown": _resource("len(str(10 ** 10 ** 8))"),
    "big power": _resource("x = 10 ** 10 ** 9"),
    "big shift": _resource("x = 1 << (1 << 36)"),
    "big product": _resource("x = 7 ** 100000\nwhile True:\n    x = x * x"),
    "long text": _resource("len('x' * 10 ** 10)"),
    "growing list": _resource("x = []\nwhile True:\n    x.append('a' * 1000000)"),
    "doubling text": _resource("x = 'a'\nwhile True:\n    x += x"),
    "list of a range": _resource("len(list(range(10 ** 10)))"),
    "sum of a range": _resource("sum(range(10 ** 12))"),
    "sorted range": _resource("sorted(range(10 ** 9))"),
    "deep recursion": _resource("def f(n): return f(n + 1) + 1\nf(0)"),
    "nested repr": _resource("x = []\nfor i in range(1000000): x = [x]\nlen(repr(x))"),
    "slow expression": _resource("import re\nre.match('(a+)+$', 'a' * 50 + 'b')"),
    "format width": _resource("len('{:>10000000000}'.format('x'))"),
    "f-string width": _resource("w = 10 ** 10\nlen(f\"{'x':>{w}}\")"),
    "flood of prints": _resource("while True:\n    print('x' * 100000)"),
    "nested brackets": "def check(scene):\n    return " + "(" * 3000 + "1" + ")" * 3000 + "\n",
    "flood of finds": _resource("while True:\n    scene.find('nut')"),
    "fork bomb": _resource("import os\nwhile True:\n    os.fork()"),
    "crash": _resource("import ctypes\nctypes.string_at(0)"),
    "integer to text": _resource("len(str(2 ** (2 ** 22)))"),
    "doubling tuple": _resource("x = ((),)\nfor i in range(60): x = x * 2"),
    "itertools product": _resource(
        "import itertools\nfor x in itertools.product(range(99), repeat=20): pass"
    ),
    "flood of expectations": "def check(scene):\n    return [expect_absent([])] * 10 ** 7\n",
    "exit": _resource("import sys\nsys.exit(0)"),
    "raise SystemExit": _resource("raise SystemExit"),
    "loop when loaded": "while True:\n    pass\n",
    "memory when loaded": "x = 'a' * 10 ** 10\n",
}

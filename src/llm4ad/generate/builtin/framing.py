"""English words that only frame a demand: who makes it, where it is written, that it matters.

They are dropped as words, not read by rules: a part may be called a card, a key or a plan.
"""

from __future__ import annotations

from itertools import product

_VERSIONS = (
    "version|variant|model|edition|series|batch|configuration|design|revision|article|product line"
)
_SOURCES = (
    "drawing|drawings|specification|specifications|spec|standard|standards|instruction|plan|manual|"
    "instructions|work instruction|work instructions|assembly instructions|packing list|rules|norm|"
    "parts list|bill of materials|customer|regulations|contract|packing instruction|data sheet|"
    "packing instructions|recipe|checklist|test plan"
)
_MAKING = (
    "assembled|packed|mounted|installed|filled|made|built|put together|produced|manufactured|done"
)


def _each(*choices: str) -> list[str]:
    """Return every way to take one of each of several choices, one after the other."""
    texts = (" ".join(filter(None, words)) for words in product(*(c.split("|") for c in choices)))
    return list(texts)


_LOOKING = (
    "looking|seen|viewed|when seen|when viewed|when looking|if viewed|if seen|as seen|as viewed"
)
_SHOWN = "seen|shown|depicted|pictured|visible|can be seen|is shown|illustrated"
_PICTURES = "picture|image|photo|photograph|reference picture|reference image|photos|pictures"

# Anywhere.
EMPTY = _each(
    "please|whatsoever|certainly|indeed|of course|obviously|naturally|simply|actually|really|"
    "definitely|absolutely|by all means|at all|as such|therefore|accordingly|"
    "in whole or in part|also|likewise|in any case|in any event|duly|then and only then|"
    "in there somewhere|in there|here|inclusive|both inclusive|truly|evidently|undoubtedly|"
    "without doubt|without any doubt|no doubt|without fail|in fact|as a matter of course|"
    "if you please|kindly|say|let us say|let 's say|by the way|by definition|on principle|"
    "of whatever sort"
)
# Said of something that holds: it has to hold in every picture anyway.
ALWAYS = _each(
    "always|at all times|in all cases|in every case|in each case|each time|each and every time|"
    "invariably|at any time|in every instance|in all instances|without exception|"
    "every single time|in any circumstances|under all circumstances|in all circumstances"
)
_OF_THE_PRODUCT = _each(
    "in|for|on|with|of", "this|the present|our|the current|the given", _VERSIONS
)
AT_END = [
    *_each(
        "too|as well|either|though|from now on|for this product|to be exact|mind you|ever|"
        "nevertheless|that goes without saying|that is a must|that is for sure|no exceptions|"
        "no matter what|no exceptions allowed|without any exception|come what may|period|full stop"
    ),
    *_OF_THE_PRODUCT,
]
# At the start, with a comma after them or without one.
AT_START = [
    *_each(
        "in my opinion|in our opinion|in my view|in our view|in my experience|in our experience|"
        "personally|by design|first of all|most importantly|to be clear|just to be clear|"
        "as a standard|it goes without saying that"
    ),
    *_each("under", "normal|the usual|standard|good", "conditions|circumstances"),
    *_each("i|we", "say|think|believe|suppose|would say|would think|should think", "that|"),
    *_each("for", "quality|safety|technical|legal|visual|optical|hygienic|transport", "reasons"),
    *_each(
        "according to|as per|per|in accordance with|in line with|following", "the |our |", _SOURCES
    ),
    *_each(
        "the|our",
        _SOURCES,
        "is|says|say|requires|require|demands|demand|specifies|prescribes|states",
        "that",
    ),
    *_each(
        "the|one|an",
        "important|main|key|crucial|essential|decisive|only|most important",
        "thing|point|requirement|rule",
        "is|here is|for us is|for me is|must be",
        "that|",
    ),
    *_each(
        "what matters most is|what is important is|all that matters is|what matters here is",
        "that",
    ),
    *_each("when|if", _MAKING, "correctly|properly|right|well"),
    *_each("when|if", "correctly|properly|well", _MAKING),
    *_each("on|in|with|for", "a|any|every|each", "good|proper|correct|ok", "one|picture|piece"),
    *_OF_THE_PRODUCT,
    *_each(_LOOKING, "from", "above|the front|the camera"),
    *_each(
        "looking|when looking|if you look|when you look",
        "at|down at|down on",
        "the []|it",
        "from above",
    ),
    *_each("as", _SHOWN, "in|on", "the", _PICTURES),
    *_each(
        "on|upon|after|when|while",
        "opening|unpacking|looking into|looking at",
        "the|a|one of our|our|any|one of the",
        "[]",
    ),
    *_each(
        "when|if|once|whenever|as soon as|after",
        "you|one|we|the customer|the user|somebody|someone",
        "open|opens|unpack|unpacks|look into|looks into|look at|looks at|look inside|looks inside",
        "the|a|one of our|our|any|one of the",
        "[]",
    ),
    *_each("once|when|after", "the", "[]", "has been|is|was", "opened|unpacked"),
    *_each("the", "thing|point|main thing", "to check|to look for|to watch", "is", "that"),
    *_each("to|for the [] to|in order to", "pass|be accepted|be ok|be good"),
]
# Only between commas, or at the start with one after it: elsewhere "as usual" is a demand.
ASIDE = [
    *_each("|in|no matter in|no matter", "any|what|which|whatever", "position|orientation|order"),
    *_each(
        "as usual|as always|as ever|as is usual|as normal|as before|like always|like usual|"
        "same as always|same as usual|as in every picture|as in all pictures|naturally enough|"
        "as you can see|as can be seen|needless to say|for sure|moreover|furthermore|in addition|"
        "additionally|again|so to speak|if you look closely|as you would expect|"
        "as one would expect|as is customary|as usually|does not matter where|"
        "it does not matter where|no matter where|wherever|where exactly does not matter|"
        "of any kind|at least for now|for that matter|to be precise|of whatever kind|"
        "first and foremost|above all|importantly|more importantly|what is more|of note|"
        "just to be sure|to be sure|to be safe|just to be safe|in short|in brief|in a word|"
        "simply put|put simply|to put it simply|strictly speaking|to begin with|for a start|"
        "all being well|for the record|it seems to me|regardless|everybody knows that|"
        "nothing special|nothing unusual|nothing fancy|and that is important|"
        "that is important|this is important|this is a must|and this is important"
    ),
    *_each(
        "whatever|whichever|no matter which|no matter what",
        "|one|colour|color",
        "|that|it|they",
        "|is|are|may be|happens to be|happen to be",
    ),
    *_each(
        "whatever|no matter what",
        "that|the|this|their",
        "colour|color",
        "|is|may be|happens to be|might be",
    ),
    *_each(
        "whatever that colour|whatever that color|whatever colour it|whatever it|whatever that",
        "is|happens to be",
        "this season|this time|that day|today|at the moment|in the end",
    ),
    *_each(
        "regardless of|irrespective of|it does not matter|does not matter|it is all the same",
        "which|which one|to which|on which|what colour|which colour|what color|which color",
        "|that is|it is",
    ),
    *_each(
        "|it is",
        "whichever|which one|which one it is|which colour|what colour",
        "does not matter|is not important|makes no difference|is unimportant",
    ),
    *_each(
        "which|that",
        "is|are",
        "the|our|a|an",
        "star|heart|highlight|centrepiece|showpiece|eyecatcher|favourite|bestseller",
        "|of the set|of the show|of the kit|of the product",
    ),
    *_each(
        "|it|that|this|which",
        "depends|depending",
        "on",
        "the|",
        "batch|order|version|day|customer|season|market|country|supplier|model",
    ),
    *_each(
        "and|",
        "i|we",
        "really|",
        "mean",
        "it|every single one|every one|all of them|each of them|exactly that|each one|"
        "every single one of them|each and every one of them",
    ),
    *_each("the|their|its|", "colour|color|colours|colors", "does|do", "not", "matter"),
    *_each("as", "designed|planned|agreed|specified|intended|required|expected|demanded"),
    *_each("as", "it should be|they should be|it should|they should|it must be|they must be"),
    *_each("as far as", "i|we", "can see|can tell|know|can judge"),
    *_each("as far as", "i am|we are", "concerned"),
    *_each(
        "which", "it|they", "normally|usually|typically|always|mostly|of course", "is|are|does|do"
    ),
    *_each("which", "is|are", "normal|usual|standard|as it should be|correct|what we want"),
    *_each("i|we", "think|believe|suppose|would say|would think|should say|guess"),
    *_each("as", "you|we|one|everyone|everybody", "know|knows|can tell"),
    *_each("if|when", "all|everything", "is", "well|fine|ok|okay|right|correct|in order|normal"),
    *_each(
        "no matter what|whatever|regardless of what|irrespective of what",
        "else|",
        "is in it|is there|there is|is in there|is in the picture|happens|is around it|is shown",
    ),
    *_each(
        "regardless of|independent of|independently of|irrespective of",
        "the rest|anything else|everything else|all else",
    ),
]

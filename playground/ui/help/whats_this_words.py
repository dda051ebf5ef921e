"""What every panel and view of the window is for, in a sentence or two, by the class of the widget: for What's This."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def view_words() -> dict[str, str]:
    """Class of a panel or view -> what it is for. Its controls say themselves what they do."""
    return {
        **_frame_words(),
        **_input_words(),
        **_stage_words(),
        **_inspector_words(),
        **_closer_words(),
        **_class_words(),
    }


def _frame_words() -> dict[str, str]:
    return {
        "MainWindow": translate(
            "WhatsThis", "A picture goes in at the left, the network makes its maps of it, and any map can be run back."
        ),
        "ToolBar": translate("WhatsThis", "What goes in, what is added, and which way the columns are shown."),
        "NoticeBar": translate("WhatsThis", "What did not work, and why; it changes nothing and goes with its cross."),
        "StatusStrip": translate(
            "WhatsThis",
            "How long an edit takes to reach the screen, how much memory the maps take, and the scale of colours.",
        ),
    }


def _input_words() -> dict[str, str]:
    return {
        "InputView": translate(
            "WhatsThis", "The input layer: what goes in, how it is cut and prepared, and other inputs to choose."
        ),
        "CropView": translate("WhatsThis", "The whole picture; what lies in the frame goes into the network."),
        "InputForm": translate(
            "WhatsThis", "How pixels become numbers: size, channels, range, and the mean and deviation taken off."
        ),
        "SoundPanel": translate(
            "WhatsThis", "The sound as a wave, the part of it that goes in, and how it becomes a spectrogram."
        ),
        "SpectrogramView": translate(
            "WhatsThis", "The sound as the network sees it: a column for each moment, a row for each band of frequency."
        ),
        "SentencePanel": translate(
            "WhatsThis", "The sentence, its tokens, and the vector that each of them becomes: one column of the input."
        ),
        "ArrayPanel": translate("WhatsThis", "The array that goes in as it is, with its shape and range."),
        "TransformSection": translate(
            "WhatsThis",
            "Shift, turn or change the picture and watch the maps: what stays the same after pooling is invariance.",
        ),
        "StepsSection": translate(
            "WhatsThis", "How the picture becomes numbers, step by step, with what each step made of it."
        ),
        "SamplesStrip": translate("WhatsThis", "Pictures that come with the program; a click puts one in."),
        "PatternsStrip": translate("WhatsThis", "Drawn patterns whose answer is known before: try a kernel on them."),
        "PatternSection": translate(
            "WhatsThis", "The numbers a test pattern is made of; dragged or run by themselves, every map follows."
        ),
        "SceneRow": translate(
            "WhatsThis", "Scenes drawn by the program from a number: the same number, the same scene."
        ),
        "OtherInputsStrip": translate("WhatsThis", "Sounds and a sentence as input: a network takes any array."),
        "DrawSection": translate(
            "WhatsThis", "Draw on the picture or on a blank page, and see every map follow while the pen moves."
        ),
        "BatchStrip": translate(
            "WhatsThis",
            "The pictures of a folder: a click puts one in. Map shows one map of every picture, all on one scale.",
        ),
        "BatchBar": translate(
            "WhatsThis", "Which picture of the batch goes in, and what it costs to take several at once."
        ),
        "PatternPanel": translate(
            "WhatsThis", "The pattern that goes in, with a slider for each of its numbers: every map answers at once."
        ),
        "WaveView": translate("WhatsThis", "The whole sound as a wave; the part in the frame goes in."),
        "TokenStrip": translate("WhatsThis", "The words or characters that go in, one for each column of the input."),
        "LiveBar": translate(
            "WhatsThis", "The camera or video that goes in, picture by picture, and how many a second."
        ),
    }


def _stage_words() -> dict[str, str]:
    return {
        "StageView": translate(
            "WhatsThis",
            "The network, a column for each layer. Click a map to pin it: it is run backwards to the picture below.",
        ),
        "LayerColumn": translate(
            "WhatsThis", "One layer and all its maps. Its head opens it in the inspector; dragged, it moves."
        ),
        "ColumnHeader": translate("WhatsThis", "A layer's name, kind, output shape and what it costs."),
        "MapGrid": translate(
            "WhatsThis",
            "Each tile is one feature map: what one kernel finds, and where. Zero has the colour of the page.",
        ),
        "VectorView": translate("WhatsThis", "A vector: each bar is one unit, above zero or below it."),
        "ScoresView": translate("WhatsThis", "What the last layer says of each class, the highest first."),
        "ScaleBar": translate("WhatsThis", "Which colour stands for which number in the pictures above it."),
        "InsertButton": translate("WhatsThis", "A new layer comes in here; all after it are computed anew."),
    }


def _inspector_words() -> dict[str, str]:
    return {
        "InspectorView": translate(
            "WhatsThis", "The layer whose head was clicked: its kernel, its parameters, what it costs and what it made."
        ),
        "KernelEditor": translate(
            "WhatsThis", "The weights of one kernel. Change a cell and every map after it follows in the same frame."
        ),
        "KernelGrid": translate("WhatsThis", "One slice of the kernel: each cell weighs the pixel under it."),
        "KernelTools": translate("WhatsThis", "Ready kernels, and what can be done with this one: turn, flip, scale."),
        "LayerForm": translate("WhatsThis", "The parameters of the layer; each is one undo step."),
        "SizePanel": translate("WhatsThis", "How the output size comes about, and what of the input is never read."),
        "CostPanel": translate(
            "WhatsThis", "Multiplications, parameters and how often each is used: MAC = I·J·M·N·K·L, CPR = M·N."
        ),
        "HistogramView": translate("WhatsThis", "How often each value occurs in the map that is looked at."),
        "CurveView": translate("WhatsThis", "What the activation makes of every value: below, what goes in."),
        "MapFiguresPanel": translate("WhatsThis", "The map in figures: its range, mean, and how much of it is zero."),
        "ChannelNumbers": translate("WhatsThis", "The numbers of each channel, one after the other."),
    }


def _closer_words() -> dict[str, str]:
    return {
        "LookCloser": translate(
            "WhatsThis", "One question at a time about the map that is pinned or the layer inspected."
        ),
        "SeedChooser": translate(
            "WhatsThis", "What is sent back: the whole map, its strongest unit or one that is clicked."
        ),
        "BackProjectionView": translate(
            "WhatsThis",
            "The pinned map alone, all others zero, sent back through un-pooling, un-ReLU and transposed convolution "
            "to the picture: what it has seen.",
        ),
        "BackView": translate(
            "WhatsThis", "The same way one step at a time, with the terms that add up in each pixel."
        ),
        "RulesView": translate(
            "WhatsThis", "The same way by four rules, which differ in what a ReLU lets through, on one scale."
        ),
        "ComputedView": translate(
            "WhatsThis", "One unit: the window it sees, the kernel on it, the products, and their sum."
        ),
        "TermsView": translate(
            "WhatsThis", "The numbers of the unit's window, of the kernel on it, and their products."
        ),
        "StepBar": translate("WhatsThis", "Goes from unit to unit, by itself or step by step."),
        "StageBar": translate("WhatsThis", "The stages of the way back; the one that is lit is shown."),
        "StageTermsView": translate("WhatsThis", "What adds up in the pixel that is pointed at, stage by stage."),
        "ZoomView": translate("WhatsThis", "One map enlarged, with the number of every unit where there is room."),
        "MapOverview": translate("WhatsThis", "Where the enlarged part lies in the whole map."),
        "TopNineView": translate(
            "WhatsThis", "The pictures that excite a map most, out of a folder, beside what it sees in them."
        ),
        "UnitGrid": translate("WhatsThis", "A row for each map, its nine strongest units, each from another picture."),
        "SearchBar": translate(
            "WhatsThis", "Which pictures are searched, how far the search is, and how it is stopped."
        ),
        "NumbersView": translate("WhatsThis", "What each layer costs, and what local connection and sharing save."),
        "CostTable": translate("WhatsThis", "A row for each layer: shape, parameters, multiplications, memory."),
        "ConnectionsView": translate(
            "WhatsThis", "The article's sum: connections when dense, when local, and weights when shared."
        ),
        "WorldsView": translate(
            "WhatsThis", "The session beside another one, layer by layer: both maps, their difference, how far apart."
        ),
        "DistanceList": translate("WhatsThis", "How far each layer of the two worlds is apart; a click shows it."),
        "WorldPanes": translate(
            "WhatsThis", "One layer of both worlds and their difference, under one cursor and zoom."
        ),
        "DesignView": translate(
            "WhatsThis", "Where a kernel comes from: its frequencies, its factors, and ways to make one."
        ),
        "KernelPanel": translate("WhatsThis", "The slices of the kernel that is designed."),
        "ResponsePanel": translate(
            "WhatsThis", "How strongly the kernel answers to waves of every length and direction."
        ),
        "FactorsPanel": translate("WhatsThis", "The kernel as a column times a row: how nearly it is separable."),
        "MakerPanel": translate("WhatsThis", "Make a kernel of a formula, of a patch of the picture, or of a drawing."),
    }


def _class_words() -> dict[str, str]:
    return {
        "GeneratorPage": translate("WhatsThis", "A kernel by formula: an edge, a spot, a wave, each with its numbers."),
        "PadPage": translate(
            "WhatsThis", "Draw what the kernel is to find; it becomes the kernel that answers it most."
        ),
        "PatchPage": translate("WhatsThis", "Take a piece of the picture as a kernel: it finds what looks like it."),
        "LessonPanel": translate(
            "WhatsThis", "The lesson: read, try what you like, and come back to the scene with one click."
        ),
        "QuestionBox": translate("WhatsThis", "Say what will happen before you look; the first answer counts."),
        "KernelQuestion": translate("WhatsThis", "Four kernels, one of which made the covered picture."),
        "SketchQuestion": translate(
            "WhatsThis", "Sketch where the covered picture will be strong, then uncover it and see how alike they are."
        ),
        "SceneEditor": translate("WhatsThis", "The scene in your own words, what it hides and locks, what it asks."),
        "PresentationBar": translate("WhatsThis", "Where the class is, and the steps there are."),
        "PresenterWindow": translate(
            "WhatsThis", "Only for you: what the class sees, your notes, what comes next, and the time that has passed."
        ),
        "Gallery": translate("WhatsThis", "Everything that comes with the program, in pictures."),
        "FilmDialog": translate("WhatsThis", "What an animation shows, from where to where, in how many pictures."),
    }

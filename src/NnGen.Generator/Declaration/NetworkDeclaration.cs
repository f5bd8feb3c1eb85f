namespace NnGen.Generator.Declaration;

/// <summary>A network as declared: everything the generator knows of it, in plain values that compare by content.</summary>
internal sealed record NetworkDeclaration
{
    /// <summary>The generated file's name without its extension: <c>Namespace.Outer_1.DigitNet</c>; it is also the network's identity.</summary>
    public required string HintName { get; init; }

    /// <summary>The namespace, escaped where it holds keywords, or null for the global one.</summary>
    public string? Namespace { get; init; }

    /// <summary>The types around the class, the outermost first.</summary>
    public EquatableArray<ContainingType> Containers { get; init; }

    /// <summary>The class's name, escaped where it is a keyword.</summary>
    public required string ClassName { get; init; }

    /// <summary>The class's accessibility as C# writes it: <c>public</c>, <c>internal</c>, <c>private protected</c>.</summary>
    public string Accessibility { get; init; } = "internal";

    /// <summary>The <c>NeuralNetwork</c> attribute itself.</summary>
    public required LayerDeclaration Network { get; init; }

    /// <summary>The layers in source order, <c>Repeat</c> and <c>EndRepeat</c> among them.</summary>
    public required EquatableArray<LayerDeclaration> Layers { get; init; }

    /// <summary>Which of <see cref="Layers"/> stand on another partial declaration than the <c>NeuralNetwork</c> attribute.</summary>
    public EquatableArray<int> LayersElsewhere { get; init; }

    /// <summary>What kind of class it is.</summary>
    public ClassFacts Class { get; init; } = new();

    /// <summary>What the compilation offers.</summary>
    public TargetFacts Target { get; init; } = new();

    /// <summary>Whether the C# compiler already reports an error in the attributes, so that their values cannot be relied on.</summary>
    public bool HasCompilerErrors { get; init; }

    /// <summary>The axes of one input sample; of a network with several inputs its values.</summary>
    public EquatableArray<int> InputShape => Inputs.Any()
        ? [(int)Math.Min(Inputs.Sum(input => ArgumentRules.ValuesIn(input.Ints("shape"))), int.MaxValue)]
        : Network.Ints("inputShape");

    /// <summary>The parts of the input, where they have names.</summary>
    public IEnumerable<LayerDeclaration> Inputs => Layers.Where(layer => layer.Kind == LayerNames.NamedInput);

    /// <summary>What training minimises.</summary>
    public Loss Loss => Network.Enum("Loss", Loss.None);

    /// <summary>ε of label smoothing.</summary>
    public double LabelSmoothing => Network.Double("LabelSmoothing", 0.0);

    /// <summary>δ of Huber's loss.</summary>
    public double HuberDelta => Network.Double("HuberDelta", 1.0);

    /// <summary>Whether products with the layers' Jacobians are wanted.</summary>
    public bool Jacobians => Network.Bool("Jacobians", false);
}

/// <summary>What kind of class a network is declared on.</summary>
internal sealed record ClassFacts
{
    /// <summary>Whether every declaration of it says <c>partial</c>.</summary>
    public bool IsPartial { get; init; } = true;

    /// <summary>Why no network can be generated for it, in words that follow "is", or null: <c>static</c>, <c>generic</c>, <c>a record</c>.</summary>
    public string? Obstacle { get; init; }
}

/// <summary>What the compilation offers to generated code.</summary>
internal sealed record TargetFacts
{
    /// <summary>The language version in use when it is too old, else null.</summary>
    public string? OldLanguageVersion { get; init; }

    /// <summary>The full name of a type that generated code needs and the compilation lacks, else null.</summary>
    public string? MissingType { get; init; }

    /// <summary>The referenced runtime's contract version when it is not <see cref="Contract.Version"/>, else null.</summary>
    public int? OtherContract { get; init; }
}

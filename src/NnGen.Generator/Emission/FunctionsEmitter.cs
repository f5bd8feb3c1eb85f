using System.Globalization;
using NnGen.Generator.Scheduling;

namespace NnGen.Generator.Emission;

/// <summary>Writes the functions of a network: a guard, named references, and one kernel call after the other.</summary>
internal sealed class FunctionsEmitter(NetworkPlan plan, KernelPool pool, SourceWriter writer)
{
    private readonly List<Action> _sections = [];

    private string Parameters => Number(plan.Layout.Length);

    private string InputSize => Number(plan.Model.Input.Shape.Size);

    private string OutputSize => Number(plan.Model.Output.Shape.Size);

    private string ScratchLength => (plan.Predict.FixedLength > 0 ? "(" : "")
        + $"Math.Min(count, {Number(plan.PredictChunk)}) * {Number(plan.ScratchPerSample)}"
        + (plan.Predict.FixedLength > 0 ? $") + {Number(plan.Predict.FixedLength)}" : "");

    private static string[] PredictArguments => ["ref float parameterBlock", "ref float x", "ref float y", "ref float memory", "int samples", "int capacity"];

    private static string[] WorkspaceArguments => ["ref float memory", "int samples", "int capacity", "Workspace workspace"];

    private static string[] BackwardArguments =>
        ["ref float parameterBlock", "ref float gradientBlock", "ref float dy", "ref float dx", .. WorkspaceArguments, "bool wantsInputGradients"];

    private string WorkspaceLengths => $"workspace, {Number(plan.LengthPerSample)}, {Number(plan.FixedLength)}";

    public void Emit()
    {
        EmitPredict();
        EmitPredictOne();
        writer.Empty();
        EmitForward();
        writer.Empty();
        EmitBackward();
        EmitLoss(plan.Targets, "float", "targets");
        EmitLoss(plan.Labels, "int", "labels");
        if (plan.Targets is not null)
        {
            writer.Empty().Lines("""
                /// <summary>The sum of the rows' losses, in order.</summary>
                private static double Sum(ref float losses, int rows)
                {
                    double sum = 0;
                    for (int row = 0; row < rows; row++)
                    {
                        sum += Unsafe.Add(ref losses, row);
                    }

                    return sum;
                }
                """);
        }

        _sections.ForEach(emit => emit());
    }

    /// <summary>The struct through which scratch memory comes back to the prediction.</summary>
    public void EmitPredictBody(string name)
    {
        var body = new FunctionBody(plan.Predict, pool, plan.Predict.LengthPerSample);
        writer.Lines("/// <summary>Takes the samples through all layers, a chunk at a time.</summary>");
        writer.Block($"file readonly struct {name} : IScratchBody", () => writer.Block(
            """
            public static void Run(
                ref readonly float parameters, ref readonly float buffers, ref readonly float inputs, ref float outputs, int count, ref float memory)
            """,
            () =>
            {
                writer.Lines($"""
                    ref float parameterBlock = ref Unsafe.AsRef(in parameters);
                    ref float x = ref Unsafe.AsRef(in inputs);
                    ref float y = ref outputs;
                    """);
                if (plan.PredictOne is not null)
                {
                    writer.Block("if (count == 1)", () => writer.Lines("""
                        Functions.PredictOne(ref parameterBlock, ref x, ref y, ref memory);
                        return;
                        """));
                    writer.Empty();
                }

                writer.Lines($"int capacity = Math.Min(count, {Number(plan.PredictChunk)});");
                writer.Block($"for (; count > 0; count -= {Number(plan.PredictChunk)})", () =>
                {
                    writer.Lines("int samples = Math.Min(count, capacity);");
                    WriteBody(body, "Functions.Predict", PredictArguments);
                    writer.Lines($"""
                        x = ref Unsafe.Add(ref x, samples * {InputSize});
                        y = ref Unsafe.Add(ref y, samples * {OutputSize});
                        """);
                });
            }));
    }

    private void EmitPredict()
    {
        AddSections(new FunctionBody(plan.Predict, pool, plan.Predict.LengthPerSample), "Predict", PredictArguments);
        writer.Lines($$"""
            public static void Predict(ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> outputs)
            {
                int count = Guard.Predict(parameters.Length, {{Parameters}}, inputs, {{InputSize}}, outputs, {{OutputSize}});
                int length = {{ScratchLength}};
                ref float parameterBlock = ref MemoryMarshal.GetReference(parameters);
                Scratch.Run<PredictBody>(
                    ref parameterBlock, ref parameterBlock, ref MemoryMarshal.GetReference(inputs), ref MemoryMarshal.GetReference(outputs), count, length);
            }
            """);
    }

    private void EmitPredictOne()
    {
        if (plan.PredictOne is not { } one)
        {
            return;
        }

        var body = new FunctionBody(one, pool, one.LengthPerSample, oneSample: true);
        writer.Empty().Lines("/// <summary>One sample through all layers, their loops in one method.</summary>");
        writer.Block(
            """
            [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
            public static void PredictOne(ref float parameterBlock, ref float x, ref float y, ref float memory)
            """,
            () => WriteBody(body, "PredictOne", PredictArguments));
    }

    private void EmitForward()
    {
        var body = new FunctionBody(plan.Forward, pool, plan.LengthPerSample);
        writer.Block("public static void Forward(ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, Span<float> outputs, Workspace workspace)", () =>
        {
            writer.Lines($"""
                int samples = Guard.Forward(parameters.Length, {Parameters}, inputs, {InputSize}, outputs, {OutputSize}, {WorkspaceLengths});
                workspace.BeginForward(samples);
                """);
            WriteBlocks(["parameterBlock", "x", "y"]);
            WriteBody(body, "Forward", [.. PredictArguments, "Workspace workspace"]);
        });
    }

    private void EmitBackward()
    {
        var body = new FunctionBody(plan.Backward, pool, plan.LengthPerSample);
        writer.Block(
            """
            public static void Backward(
                ReadOnlySpan<float> parameters, ReadOnlySpan<float> outputGradients, Span<float> inputGradients, Workspace workspace, Span<float> gradients)
            """,
            () =>
            {
                writer.Lines($"""
                    int samples = Guard.Backward(
                        parameters.Length, {Parameters}, outputGradients, {OutputSize}, inputGradients, {InputSize}, {WorkspaceLengths}, gradients.Length);
                    bool wantsInputGradients = !inputGradients.IsEmpty;
                    """);
                WriteBlocks(["parameterBlock", "gradientBlock", "dy", "dx"]);
                WriteBody(body, "Backward", BackwardArguments, withInputGradients: "wantsInputGradients");
                if (plan.Model.Backward.InputGradient is null)
                {
                    writer.Lines("inputGradients.Clear();");
                }
            });
    }

    private void EmitLoss(LossPlan? loss, string type, string name)
    {
        if (loss is null)
        {
            return;
        }

        var size = Number(name == "labels" ? plan.Model.Output.Shape.RowsPerSample : plan.Model.Output.Shape.Size);
        writer.Empty();
        EmitDeltas(loss, type, name, size);
        writer.Empty();
        EmitGradients(loss, type, name, size);
        writer.Empty();
        EmitEvaluate(loss, type, name, size);
    }

    private void EmitDeltas(LossPlan loss, string type, string name, string size)
    {
        var body = new FunctionBody(loss.Train.Deltas, pool, plan.LengthPerSample);
        writer.Block(
            $"""
            public static void ComputeDeltas(
                ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, ReadOnlySpan<{type}> {name}, Workspace workspace, float scale, bool continuing)
            """,
            () =>
            {
                writer.Lines($"""
                    int samples = Guard.Deltas(
                        parameters.Length, {Parameters}, inputs, {InputSize}, {name}.Length, {size}, {WorkspaceLengths}{TargetName(name)});
                    """);
                WriteBlocks(["parameterBlock", "x", name == "labels" ? "labels" : "t"]);
                WriteBody(body, "ComputeDeltas" + OfLabels(name), ["ref float parameterBlock", "ref float x", TargetBlock(name), .. WorkspaceArguments, "float scale", "bool continuing"], "continuing");
            });
    }

    private void EmitGradients(LossPlan loss, string type, string name, string size)
    {
        var body = new FunctionBody(loss.Train.Gradients, pool, plan.LengthPerSample, hasParts: true);
        writer.Block(
            $"""
            public static void AddGradients(
                ReadOnlySpan<float> inputs, ReadOnlySpan<{type}> {name}, Workspace workspace, Span<float> gradients, bool accumulate, int part, int parts)
            """,
            () =>
            {
                writer.Lines($"""
                    int samples = Guard.Gradients(
                        inputs, {InputSize}, {name}.Length, {size}, {WorkspaceLengths}, gradients.Length, {Parameters}, part, parts{TargetName(name)});
                    """);
                WriteBlocks(["gradientBlock", "x"]);
                WriteBody(body, "AddGradients" + OfLabels(name), ["ref float gradientBlock", "ref float x", .. WorkspaceArguments, "bool accumulate", "int part", "int parts"]);
            });
    }

    private void EmitEvaluate(LossPlan loss, string type, string name, string size)
    {
        var body = new FunctionBody(loss.Evaluate, pool, plan.LengthPerSample);
        var losses = body.Reference("loss", loss.InferenceLoss);
        writer.Block(
            $"""
            public static double Evaluate(
                ReadOnlySpan<float> parameters, ReadOnlySpan<float> inputs, ReadOnlySpan<{type}> {name}, Span<float> outputs, Workspace workspace)
            """,
            () =>
            {
                writer.Lines($"""
                    int samples = Guard.Evaluate(
                        parameters.Length, {Parameters}, inputs, {InputSize}, {name}.Length, {size}, outputs, {OutputSize}, {WorkspaceLengths}{TargetName(name)});
                    """);
                WriteBlocks(["parameterBlock", "x", name == "labels" ? "labels" : "t", "y"]);
                WriteBody(body, "Evaluate" + OfLabels(name), ["ref float parameterBlock", "ref float x", TargetBlock(name), "ref float y", .. WorkspaceArguments]);
                writer.Lines($"return Sum(ref {losses}, {Rows(loss.InferenceLoss)});");
            });
    }

    /// <summary>What tells sections of the two overloads apart, whose parameters may be the same.</summary>
    private static string OfLabels(string name) => name == "labels" ? "OfLabels" : "";

    private static string TargetBlock(string name) => name == "labels" ? "ref int labelBlock" : "ref float t";

    private static string TargetName(string name) => name == "targets" ? "" : $", \"{name}\"";

    private void WriteBlocks(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            writer.Lines(name switch
            {
                "parameterBlock" => "ref float parameterBlock = ref MemoryMarshal.GetReference(parameters);",
                "gradientBlock" => "ref float gradientBlock = ref MemoryMarshal.GetReference(gradients);",
                "x" => "ref float x = ref MemoryMarshal.GetReference(inputs);",
                "y" => "ref float y = ref MemoryMarshal.GetReference(outputs);",
                "t" => "ref float t = ref MemoryMarshal.GetReference(targets);",
                "labels" => "ref int labelBlock = ref MemoryMarshal.GetReference(labels);",
                "dy" => "ref float dy = ref MemoryMarshal.GetReference(outputGradients);",
                _ => "ref float dx = ref MemoryMarshal.GetReference(inputGradients);",
            });
        }

        writer.Lines("""
            ref float memory = ref MemoryMarshal.GetReference(workspace.Memory);
            int capacity = workspace.MaxBatch;
            """);
    }

    /// <summary>Writes what a function does, or calls the methods that it had to be cut into.</summary>
    /// <param name="body">What it does.</param>
    /// <param name="name">Its name; that of a section is the same and its number.</param>
    /// <param name="arguments">What a section needs, as its parameters are declared.</param>
    /// <param name="continuing">The flag of a call that continues a step, if there is one.</param>
    /// <param name="withInputGradients">The flag that input gradients are wanted, if they may not be.</param>
    private void WriteBody(FunctionBody body, string name, string[] arguments, string? continuing = null, string? withInputGradients = null)
    {
        foreach (var reference in body.References)
        {
            writer.Lines(reference);
        }

        body.Write(writer, continuing, withInputGradients);
        for (var i = 0; i < body.Sections.Count; i++)
        {
            var passed = arguments.Select(argument => argument.StartsWith("ref ", StringComparison.Ordinal) ? "ref " + argument.Split(' ')[2] : argument.Split(' ')[1]);
            writer.Lines($"{name}Section{Number(i + 1)}({string.Join(", ", passed)});");
        }

        if (!name.Contains('.'))
        {
            AddSections(body, name, arguments, continuing, withInputGradients);
        }
    }

    private void AddSections(FunctionBody body, string name, string[] arguments, string? continuing = null, string? withInputGradients = null)
    {
        for (var i = 0; i < body.Sections.Count; i++)
        {
            var (section, number) = (body.Sections[i], Number(i + 1));
            _sections.Add(() =>
            {
                writer.Empty().Lines($"/// <summary>{name}, section {number} of {Number(body.Sections.Count)}: in one method the JIT would not optimise.</summary>");
                writer.Block(
                    $"public static void {name}Section{number}({string.Join(", ", arguments)})",
                    () => WriteBody(section, name, arguments, continuing, withInputGradients));
            });
        }
    }

    private static string Rows(Storage losses) => losses.RowsPerSample == 1 ? "samples" : $"samples * {Number(losses.RowsPerSample)}";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

namespace NnGen;

public sealed partial class Trainer<TNet>
{
    /// <summary>Finds out what broke, puts back good parameters, and says both.</summary>
    private TrainingDivergedException Diverged(int epoch, int batch, float loss, BatchBuffers batches, EpochStart start)
    {
        var badData = FirstBadData(batches);
        var badOutput = FirstBadOutput(batches.Inputs, batches.Count);
        var badGradient = badOutput is null ? LastBadGradient() : null;
        var layer = Info.Layers[badOutput ?? badGradient ?? Info.Layers.Length - 1];

        // From good data, good parameters give a finite loss.
        var isRestored = !AreFinite(_net.Parameters) || (badData is null && (badOutput is not null || !float.IsFinite(loss)));
        if (isRestored)
        {
            start.Restore(_net.Parameters, _net.Buffers);
            _average?.Restart(_net.Parameters);
        }

        var what = badOutput is not null ? "the first layer whose output is not finite is"
            : badGradient is not null ? "all outputs are finite; the last layer whose gradient is not finite is"
            : "all outputs and gradients are finite; the loss follows";
        var data = badData is { } row
            ? FormattableString.Invariant($" Sample {batches.SampleAt(batch, row)} of the data holds a value that is not finite.") : "";
        var parameters = isRestored ? "and the optimizer's state were set back to those at the start of the epoch" : "are those before this batch";
        var advice = badData is null ? " A lower learning rate or TrainerOptions.ClipNorm may help." : "";
        return new TrainingDivergedException(
            FormattableString.Invariant(
                $"Training diverged in epoch {epoch}, batch {batch + 1} of {batches.Batches}: the loss is {loss}, and {what} '{layer.Name}' ({layer.Kind}).{data} The parameters {parameters}.{advice}"),
            epoch, batch + 1, layer.Name, isRestored);
    }

    private static int? FirstBadData(BatchBuffers batches)
    {
        var inputSize = Info.ReadsTokens ? 0 : TNet.InputSize;
        var targetSize = batches.HasPureLabels ? 0 : TNet.OutputSize;
        for (var row = 0; row < batches.Count; row++)
        {
            if (!AllFinite(batches.PureInputs.Slice(row * inputSize, inputSize))
                || !AllFinite(batches.PureTargets.Slice(row * targetSize, targetSize)))
            {
                return row;
            }
        }

        return null;
    }

    /// <summary>Repeats the forward pass of the failing step, with the same masks, and looks for the first layer with a bad output.</summary>
    private int? FirstBadOutput(Samples inputs, int count)
    {
        var buffers = _net.Buffers.ToArray();
        var first = int.MaxValue;

        // Where samples depend on each other through the statistics of the batch, it has to go through whole.
        var chunk = Info.Stages > 1 ? count : Info.ChunkSize;
        var workspace = Info.Stages > 1 ? Workspace.For<TNet>(count) : _pass.Workspace;
        var outputs = Info.Stages > 1 ? new float[count * TNet.OutputSize] : _outputs.Span;
        workspace.Seed = _net.Seed;
        for (var start = 0; start < count; start += chunk)
        {
            var rows = Math.Min(chunk, count - start);
            workspace.FirstRow = start;
            workspace.Step = (ulong)StepCount - 1;
            var part = outputs[..(rows * TNet.OutputSize)];
            SampleCalls<TNet>.Forward(_net, buffers, inputs.Slice(start * TNet.InputSize, rows * TNet.InputSize), part, workspace);
            first = Math.Min(first, Math.Min(FirstBadActivation(workspace, rows), AllFinite(part) ? int.MaxValue : Info.Layers.Length - 1));
        }

        return first < Info.Layers.Length ? first : null;
    }

    private static int FirstBadActivation(Workspace workspace, int samples)
    {
        foreach (var activation in Info.Activations)
        {
            for (var row = 0; row < samples * activation.RowsPerSample; row++)
            {
                var (sample, ofSample) = Math.DivRem(row, activation.RowsPerSample);
                if (!AllFinite(workspace.Memory.Slice(activation.PlaceOf(workspace.MaxBatch, sample, ofSample), activation.RowLength)))
                {
                    return activation.Layer;
                }
            }
        }

        return int.MaxValue;
    }

    private int? LastBadGradient()
    {
        int? last = null;
        foreach (var parameter in Info.Parameters)
        {
            if (!IsFinite(parameter, _gradients.Span) && (last is null || parameter.Layer > last))
            {
                last = parameter.Layer;
            }
        }

        return last;
    }

    private static bool AreFinite(ReadOnlySpan<float> block)
    {
        foreach (var parameter in Info.Parameters)
        {
            if (!IsFinite(parameter, block))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsFinite(ParameterInfo parameter, ReadOnlySpan<float> block)
    {
        for (var row = 0; row < parameter.RowCount; row++)
        {
            if (!AllFinite(block.Slice(parameter.Offset + (row * parameter.RowStride), parameter.RowLength)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AllFinite(ReadOnlySpan<float> values)
    {
        foreach (var value in values)
        {
            if (!float.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }
}

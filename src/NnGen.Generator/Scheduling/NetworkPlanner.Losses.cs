using NnGen.Generator.Differentiation;
using NnGen.Generator.Graph;
using NnGen.Generator.Layers;

namespace NnGen.Generator.Scheduling;

/// <content>What reads the targets.</content>
internal sealed partial class NetworkPlanner
{
    private LossPlan PlanLoss(LossModel loss, LossFunction function, string suffix)
    {
        var given = Given();
        given[loss.Scale] = new(Block.Scale, 0, 1, 1, 1, 1);
        given[function.Target] = Storage.Dense(suffix.Length > 0 ? Block.Labels : Block.Targets, 0, function.Target.Shape);
        var (training, inference) = (Lower(function.TrainingLoss), Lower(function.InferenceLoss));
        var (scores, losses) = (ScorePlace(loss), LossPlace(loss));
        var sharesKernel = SharesLossKernel(loss);
        var activated = Storage.Dense(Block.PerSample, scores.Length + losses.Length, _model.Output.Shape);
        var train = StagePlanner.Plan(
            "Train" + suffix, _layout, given,
            [
                new(loss.Score.Name, Lower(loss.Score), scores), new("loss", training, losses),
                .. sharesKernel ? [new FunctionOutput("y", Lower(_model.TrainingOutput), activated)] : Array.Empty<FunctionOutput>(),
                .. GradientOutputs(function.ParameterGradients),
            ],
            [.. UpdateOutputs()], scores.Length + losses.Length + (sharesKernel ? activated.Length : 0));
        var evaluate = FunctionPlanner.Plan(
            "Evaluate" + suffix, _layout, given,
            [
                new("loss", inference, null), new("y", Lower(_model.Output), _outputs),
                .. sharesKernel ? [new FunctionOutput("δ", Lower(function.InferenceDelta), null)] : Array.Empty<FunctionOutput>(),
            ]);
        var unreached = _model.Parameters.Where(parameter => !function.ParameterGradients.ContainsKey(parameter));
        FunctionPlan[] stages = [.. train.Stages.Take(train.Stages.Count - 1), WithClears(train.Stages[train.Stages.Count - 1], unreached)];
        return new(train with { Stages = stages }, evaluate, evaluate.Placements[Views.Root(inference)]);
    }

    /// <summary>
    /// Whether training and evaluation have one kernel of the loss. With logits, it computes the network's output in passing, as it does the gradient: a row
    /// that stays in registers is stored in no time.
    /// </summary>
    private bool SharesLossKernel(LossModel loss) =>
        Lower(loss.Score) != Lower(_model.TrainingOutput) && _model.Output.Shape.RowLength is > 1 and <= RowPasses.ColumnsInRegisters;

    /// <summary>Every training function keeps the scores at the same place, where the runtime finds them.</summary>
    private Storage ScorePlace(LossModel loss) => Views.Root(Lower(loss.Score)).Shape.RowLength == loss.Score.Shape.RowLength
        ? Storage.Padded(Block.PerSample, 0, loss.Score.Shape)
        : Storage.Dense(Block.PerSample, 0, loss.Score.Shape);

    /// <summary>And the rows' losses behind them.</summary>
    private Storage LossPlace(LossModel loss) => Storage.Padded(Block.PerSample, ScorePlace(loss).Length, loss.Targets.TrainingLoss.Shape);
}

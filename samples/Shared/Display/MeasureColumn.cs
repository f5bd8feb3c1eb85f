using NnGen;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Display;

/// <summary>Shows epoch, loss and accuracy beside a progress bar.</summary>
internal sealed class MeasureColumn : ProgressColumn
{
    private const string Key = "measure";

    protected override bool NoWrap => true;

    public static void Set(ProgressTask task, TrainingProgress progress) => task.State.Update<TrainingProgress>(Key, _ => progress);

    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime)
    {
        var progress = task.State.Get<TrainingProgress>(Key);
        return new Text(progress.Epoch == 0
            ? "waiting"
            : $"epoch {progress.Epoch,3}/{progress.Epochs}  {Measures.Text(progress.Loss, progress.Accuracy, digits: 1)}");
    }
}

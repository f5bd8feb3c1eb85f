using Charts;
using NnGen;

namespace Digits.Training;

/// <summary>Draws training and validation loss over the epochs as an SVG picture.</summary>
internal static class LossChart
{
    /// <summary>The picture's SVG text; its losses must be finite and one of them above 0.</summary>
    public static string Draw(TrainingHistory history, string title)
    {
        var top = history.Epochs.Max(epoch => Math.Max(epoch.Loss, epoch.ValidationLoss ?? 0));
        var picture = new Picture(title, 720, 420);
        picture.AddPanel("", new Axis("epoch", 0, history.Epochs.Count), new Axis("mean loss", 0, top * 1.05), 70, 45, 630, 320)
            .Curve(history.Epochs.Select(epoch => ((double)epoch.Epoch, (double)epoch.Loss)), Colors.Blue)
            .Curve(history.Epochs.Select(epoch => ((double)epoch.Epoch, (double)(epoch.ValidationLoss ?? float.NaN))), Colors.Orange)
            .Legend("training (with dropout)", Colors.Blue)
            .Legend("validation", Colors.Orange);
        return picture.ToSvg();
    }
}

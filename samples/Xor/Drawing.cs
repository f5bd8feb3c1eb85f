using Charts;

namespace ExclusiveOr;

/// <summary>Draws what both networks say about the plane, and their losses.</summary>
public static class Drawing
{
    private const int Cells = 48;

    public static string Draw(Experiment experiment)
    {
        var picture = new Picture("Exclusive or", 1080, 380);
        DrawPlane(picture, "a hidden layer of 4 tanh units", 60, experiment.Curved.Predict);
        DrawPlane(picture, "three linear layers: one matrix", 420, experiment.Linear.Predict);
        var losses = picture.AddPanel(
            "only a nonlinearity gets below ¼", new Axis("step", 0, Experiment.Steps), new Axis("mean squared error", 1e-4, 10, isLogarithmic: true), 780, 70, 270, 250);
        losses.Curve([(0, Experiment.BestLinearLoss), (Experiment.Steps, Experiment.BestLinearLoss)], Colors.Grey, 1.2, "5 4");
        losses.Curve(experiment.LinearLosses.Select((loss, step) => ((double)step, (double)loss)), Colors.Orange);
        losses.Curve(experiment.CurvedLosses.Select((loss, step) => ((double)step, (double)loss)), Colors.Blue);
        losses.Legend("best linear: ¼", Colors.Grey, "5 4", 0.5).Legend("linear", Colors.Orange, fromLeft: 0.5).Legend("tanh", Colors.Blue, fromLeft: 0.5);
        return picture.ToSvg();
    }

    private delegate void Prediction(ReadOnlySpan<float> inputs, Span<float> outputs);

    private static void DrawPlane(Picture picture, string title, double left, Prediction predict)
    {
        var panel = picture.AddPanel(title, new Axis("x₁", -0.5, 1.5), new Axis("x₂", -0.5, 1.5), left, 70, 270, 250);
        panel.Cells(Cells, Cells, (x, y) => Colors.Between(Output(predict, x, y)));
        panel.Points([(0, 1), (1, 0)], Colors.Orange, 7).Points([(0, 0), (1, 1)], Colors.Blue, 7);
        foreach (var (x, y) in ((double, double)[])[(0, 0), (0, 1), (1, 0), (1, 1)])
        {
            panel.Note(x + 0.07, y + 0.06, FormattableString.Invariant($"{Output(predict, x, y):F2}"));
        }
    }

    private static double Output(Prediction predict, double x, double y)
    {
        Span<float> output = stackalloc float[1];
        predict([(float)x, (float)y], output);
        return output[0];
    }
}

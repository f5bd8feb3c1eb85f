namespace NnGen.Samples.Tests.Reports;

public class GradientReportTests
{
    private static readonly float[] Inputs = [0.5f, -1, 1, 2, -0.25f, 0.75f];
    private static readonly float[] Targets = [1, -1, 0.5f];

    [Fact]
    public void The_singular_values_of_a_known_matrix_come_out()
    {
        var net = new MatrixNet();
        net.Dense1.Weight.Fill(0);
        (net.Dense1.Weight[0, 1], net.Dense1.Weight[1, 2], net.Dense1.Weight[2, 0]) = (3f, -2f, 1f);

        var report = GradientReport.Measure(net, [.. Inputs, .. Inputs], new float[12]);

        Assert.Equal(3, report.Jacobians.Single().LargestSingularValue, 1e-5);
        Assert.Equal(3, report.Jacobians.Single().Maximum, 1e-5);
        Assert.InRange(report.Jacobians.Single().Stretch, 0.75 * Math.Sqrt(14.0 / 3), 1.25 * Math.Sqrt(14.0 / 3));
        Assert.Equal(3, report.SingularValueProduct, 1e-5);
        Assert.Equal(3, report.MeanFactor, 1e-5);
    }

    /// <summary>For softmax(x) the Jacobian is diag(p) − p·pᵀ; the product is over pieces.</summary>
    [Fact]
    public void Largest_singular_values_are_those_of_the_explicit_Jacobian()
    {
        var net = new ChainNet(seed: 8);
        float[] sample = [0.3f, -0.6f, 1.2f, 0.1f, -0.9f, 0.4f];
        var report = GradientReport.Measure(net, sample, new float[3]);
        var workspace = net.CreateWorkspace(1);
        net.Forward(sample, new float[3], workspace);
        for (var index = 0; index < report.Jacobians.Length; index++)
        {
            Assert.Equal(LargestOf(Explicit(net, index, workspace)), report.Jacobians[index].LargestSingularValue, 1e-4);
        }

        Assert.Equal(report.Jacobians.Aggregate(1.0, (product, one) => product * one.LargestSingularValue), report.SingularValueProduct, 1e-9);
    }

    [Fact]
    public void A_step_with_a_report_is_the_same_step()
    {
        var (net, other) = (new ChainNet(seed: 9), new ChainNet(seed: 9));
        var (trainer, plain) = (new Trainer<ChainNet>(net, new Adam(0.01f)), new Trainer<ChainNet>(other, new Adam(0.01f)));
        float[] inputs = [.. Inputs, .. Inputs], targets = [.. Targets, .. Targets];
        for (var step = 0; step < 3; step++)
        {
            var loss = plain.Step(inputs, targets);
            Assert.Equal(loss, trainer.StepWithReport(inputs, targets).Loss);
        }

        Assert.Equal(other.Parameters.ToArray(), net.Parameters.ToArray());
    }

    [Fact]
    public void Norms_are_those_of_the_gradients_and_updates()
    {
        var (net, other) = (new OrdinaryNet(seed: 10), new OrdinaryNet(seed: 10));
        var before = net.Parameters.ToArray();
        var report = new Trainer<OrdinaryNet>(net, new SGD(0.5f)).StepWithReport(Inputs, Targets);

        var (workspace, gradients, outputs) = (other.CreateWorkspace(3), new float[OrdinaryNet.ParameterStorageLength], new float[3]);
        other.Forward(Inputs, outputs, workspace);
        other.Backward([.. outputs.Zip(Targets, (y, t) => (y - t) / 3)], [], workspace, gradients);
        foreach (var (layer, index) in report.Layers.Select((layer, index) => (layer, index)))
        {
            Assert.Equal(Norm(index, gradients), layer.GradientNorm!.Value, 1e-6);
            Assert.Equal(0.5 * Norm(index, gradients), layer.UpdateNorm!.Value, 1e-6);
            Assert.True(layer.GradientNorm > 0);
        }

        Assert.Empty(report.Jacobians);
        Assert.NotEqual(before, net.Parameters.ToArray());
    }

    [Fact]
    public void Dead_and_saturated_units_are_counted()
    {
        var net = new OrdinaryNet(seed: 11);
        net.Dense1.Bias[1] = -100;
        net.Dense1.Bias[3] = -100;
        (net.Dense1.Bias[0], net.Dense1.Bias[2]) = (100, 100);
        net.Dense2.Bias[0] = 1e6f;
        for (var unit = 1; unit < 4; unit++)
        {
            net.Dense2.Bias[unit] = 0;
            for (var k = 0; k < 4; k++)
            {
                net.Dense2.Weight[k, unit] = 0.001f;
            }
        }

        var report = GradientReport.Measure(net, Inputs, new float[3]);

        Assert.Equal(2, report.Layers[0].DeadUnits);
        Assert.Null(report.Layers[0].SaturatedShare);
        Assert.Equal(0, report.Layers[1].DeadUnits);
        Assert.Equal(0.25, report.Layers[1].SaturatedShare);
        Assert.Null(report.Layers[1].UpdateNorm);
        Assert.Contains("dense2", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_calls_name_what_is_wrong()
    {
        var net = new OrdinaryNet(seed: 12);
        Assert.Equal("inputs", Assert.Throws<ArgumentException>(() => GradientReport.Measure(net, new float[3], new float[1])).ParamName);
        Assert.Equal("outputGradients", Assert.Throws<ArgumentException>(() => GradientReport.Measure(net, Inputs, new float[1])).ParamName);
        Assert.Equal("labels", Assert.Throws<ArgumentException>(() =>
            new Trainer<BlockNet>(new BlockNet(), new SGD(1)).StepWithReport(new float[4], (int[])[-100])).ParamName);
    }

    private static double Norm(int layer, float[] block) => Math.Sqrt(InfoOf<OrdinaryNet>().Parameters.Where(parameter => parameter.Layer == layer)
        .Sum(parameter => block.Skip(parameter.Offset).Take(parameter.RowCount * parameter.RowStride).Sum(value => (double)value * value)));

    private static NetworkInfo InfoOf<TNet>()
        where TNet : class, INetwork<TNet> => TNet.Info;

    private static double[,] Explicit(ChainNet net, int index, Workspace workspace)
    {
        var piece = InfoOf<ChainNet>().Jacobians[index];
        var matrix = new double[piece.OutputLength, piece.InputLength];
        for (var column = 0; column < piece.InputLength; column++)
        {
            var (unit, product) = (new float[piece.InputLength], new float[piece.OutputLength]);
            unit[column] = 1;
            Multiply(net, index, unit, product, workspace);
            for (var row = 0; row < product.Length; row++)
            {
                matrix[row, column] = product[row];
            }
        }

        return matrix;
    }

    private static void Multiply<TNet>(TNet net, int index, float[] vector, float[] product, Workspace workspace)
        where TNet : class, INetwork<TNet> =>
        TNet.MultiplyJacobian(index, false, net.Parameters, net.Buffers, vector, product, workspace);

    /// <summary>√ of the largest eigenvalue of AᵀA by squaring it: (AᵀA)^(2ᵏ) leaves the largest alone.</summary>
    private static double LargestOf(double[,] a)
    {
        var (rows, n) = (a.GetLength(0), a.GetLength(1));
        var power = Product(n, rows, (i, k) => a[k, i], (k, j) => a[k, j]);
        var logarithm = 0.0;
        for (var k = 0; k < 40; k++)
        {
            var trace = Enumerable.Range(0, n).Sum(i => power[i, i]);
            var scaled = power;
            power = Product(n, n, (i, m) => scaled[i, m] / trace, (m, j) => scaled[m, j] / trace);
            logarithm += Math.Log(trace) / Math.Pow(2, k);
        }

        return Math.Exp(logarithm / 2);
    }

    private static double[,] Product(int n, int terms, Func<int, int, double> left, Func<int, int, double> right)
    {
        var product = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                product[i, j] = Enumerable.Range(0, terms).Sum(k => left(i, k) * right(k, j));
            }
        }

        return product;
    }
}

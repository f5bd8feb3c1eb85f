using System.Collections.Immutable;
using NnGen.CompilerServices;

namespace NnGen;

/// <summary>
/// Largest singular values by power iteration on JᵀJ, one Jacobian for each sample and all samples at once: u = Jv/‖Jv‖, v = Jᵀu/‖Jᵀu‖, and
/// ‖Jᵀu‖ rises towards σ_max. The products are exact derivatives, to rounding, not differences.
/// </summary>
internal sealed class SingularValues<TNet>(TNet net, float[] buffers, Workspace workspace)
    where TNet : class, INetwork<TNet>
{
    private const int MostIterations = 300;
    private const double Tolerance = 1e-6;
    private const ulong Seed = 1;

    /// <summary>One report for each piece.</summary>
    public ImmutableArray<JacobianReport> Report()
    {
        var info = TNet.Info;
        var reports = ImmutableArray.CreateBuilder<JacobianReport>(info.Jacobians.Length);
        var product = 1.0;
        for (var i = 0; i < info.Jacobians.Length; i++)
        {
            var values = Largest(i, info.Jacobians[i]);
            var mean = values.Average();
            product *= mean;
            var from = info.Jacobians[i].From < 0 ? "input" : info.Layers[info.Jacobians[i].From].Name;
            reports.Add(new JacobianReport(from, info.Layers[info.Jacobians[i].To].Name, mean, values.Max(), Stretch(i, info.Jacobians[i]), product));
        }

        return reports.MoveToImmutable();
    }

    /// <summary>E‖Jᵀu‖² over random unit vectors u is ‖J‖²/m, the sum of the squared singular values over the number of outputs.</summary>
    private double Stretch(int index, JacobianInfo piece)
    {
        const int Probes = 16;
        var samples = workspace.Count;
        var (u, v) = (new float[samples * piece.OutputLength], new float[samples * piece.InputLength]);
        var squares = 0.0;
        for (var probe = 1; probe <= Probes; probe++)
        {
            RandomNumbers.FillNormal(ref u[0], samples, piece.OutputLength, piece.OutputLength, Seed, index, (ulong)probe, 0);
            Normalize(u, samples);
            TNet.MultiplyJacobian(index, true, net.Parameters, buffers, u, v, workspace);
            squares += Normalize(v, samples).Sum(length => length * length);
        }

        return Math.Sqrt(squares / (Probes * samples));
    }

    private double[] Largest(int index, JacobianInfo piece)
    {
        var samples = workspace.Count;
        var (v, u) = (new float[samples * piece.InputLength], new float[samples * piece.OutputLength]);
        RandomNumbers.FillNormal(ref v[0], samples, piece.InputLength, piece.InputLength, Seed, index, 0, 0);
        Normalize(v, samples);
        var values = new double[samples];
        for (var iteration = 0; iteration < MostIterations; iteration++)
        {
            TNet.MultiplyJacobian(index, false, net.Parameters, buffers, v, u, workspace);
            Normalize(u, samples);
            TNet.MultiplyJacobian(index, true, net.Parameters, buffers, u, v, workspace);
            var next = Normalize(v, samples);
            var isSettled = next.Zip(values).All(pair => Math.Abs(pair.First - pair.Second) <= Tolerance * pair.First);
            values = next;
            if (isSettled)
            {
                break;
            }
        }

        return values;
    }

    /// <summary>Divides each row by its length and returns the lengths. A row of zeros stays one.</summary>
    private static double[] Normalize(float[] rows, int count)
    {
        var (lengths, size) = (new double[count], rows.Length / count);
        for (var r = 0; r < count; r++)
        {
            var row = rows.AsSpan(r * size, size);
            var squares = 0.0;
            foreach (var value in row)
            {
                squares += (double)value * value;
            }

            lengths[r] = Math.Sqrt(squares);
            for (var i = 0; i < size && squares > 0; i++)
            {
                row[i] = (float)(row[i] / lengths[r]);
            }
        }

        return lengths;
    }
}

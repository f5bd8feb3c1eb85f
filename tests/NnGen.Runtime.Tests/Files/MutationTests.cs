namespace NnGen.Tests.Files;

/// <summary>
/// Mutated files: each loads, and then it is a valid file, or fails as documented and leaves the network's bits alone. What is valid an
/// independent reader decides (<see cref="ReferenceReader"/>).
/// </summary>
public class MutationTests
{
    private const int Count = 100_000;
    private static readonly LoadOptions Unchecked = new() { CheckArchitecture = false, SelfTest = SelfTestMode.Never };

    [Fact]
    public void Damaged_and_hostile_files_are_valid_or_refused()
    {
        var valid = Bytes.Of(new SmallNet(seed: 1));
        var (net, before) = (new SmallNet(seed: 2), new SmallNet(seed: 2).Parameters.ToArray());
        var (mutations, loaded, refused) = (new Mutations(seed: 20), 0, new Dictionary<string, int>());
        for (var i = 0; i < Count; i++)
        {
            var (kind, file) = mutations.Of(valid);
            var expected = ReferenceReader.Read(file);
            if (TryLoad(net, file))
            {
                Assert.True(expected is not null, $"Mutation {i} ({kind}) loaded, but is not valid.");
                AssertSame(expected, net);
                before.CopyTo(net.Parameters);
                loaded++;
            }
            else
            {
                Assert.True(expected is null, $"Mutation {i} ({kind}) is valid, but was refused.");
                Assert.True(before.AsSpan().SequenceEqual(net.Parameters), $"Mutation {i} ({kind}) changed the network.");
                refused[kind] = refused.GetValueOrDefault(kind) + 1;
            }
        }

        // Flips in the data and in texts of the metadata give valid files; every kind of mutation must have been refused too.
        Assert.InRange(loaded, Count / 100, Count / 2);
        Assert.Equal(Mutations.Kinds.Count, refused.Count);
    }

    private static bool TryLoad(SmallNet net, byte[] file)
    {
        try
        {
            net.Load(file, Unchecked);
            return true;
        }
        catch (WeightsFileException)
        {
            return false;
        }
    }

    private static void AssertSame(Dictionary<string, byte[]> expected, SmallNet net)
    {
        Assert.Equal(expected["dense1.bias"], Bytes.Floats(Elements(net.Dense1.Bias)));
        Assert.Equal(expected["dense2.bias"], Bytes.Floats(Elements(net.Dense2.Bias)));
        Assert.Equal(expected["dense1.weight"], Bytes.Floats(Transposed(net.Dense1.Weight)));
        Assert.Equal(expected["dense2.weight"], Bytes.Floats(Transposed(net.Dense2.Weight)));
    }

    private static float[] Elements(TensorView vector)
    {
        var values = new float[vector.Length];
        vector.CopyTo(values);
        return values;
    }

    private static float[] Transposed(TensorView matrix)
    {
        var (rows, columns) = (matrix.Shape[0], matrix.Shape[1]);
        var values = new float[rows * columns];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = matrix[i % rows, i / rows];
        }

        return values;
    }
}

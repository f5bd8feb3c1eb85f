using System.ComponentModel;

namespace NnGen.CompilerServices;

/// <summary>Services for generated networks that are not on the path of a prediction.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GeneratedCode
{
    /// <summary>The version of what generated code may call in this runtime.</summary>
    public const int ContractVersion = 5;

    /// <summary>Checks that code was generated for this runtime.</summary>
    /// <param name="version">The version the generator knew.</param>
    /// <exception cref="InvalidOperationException">The versions differ.</exception>
    public static void RequireVersion(int version) => RequireVersion("This network", version);

    /// <summary>The same for a network's tables, with its name in the message.</summary>
    internal static void RequireVersion(NetworkInfo info) => RequireVersion(info.Name, info.ContractVersion);

    /// <summary>Allocates a parameter block and fills it by the table, pads with 0. Parameter i draws from the seed's stream i.</summary>
    /// <exception cref="InvalidOperationException">The network was generated for another contract version.</exception>
    public static AlignedMemory Initialize(NetworkInfo info, int storageLength, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(info);
        RequireVersion(info);
        var memory = new AlignedMemory(storageLength);
        for (var i = 0; i < info.Parameters.Length; i++)
        {
            ParameterInitialization.Fill(info.Parameters[i], memory.Span, seed, i);
        }

        return memory;
    }

    /// <summary>Allocates a buffer block and fills it by the table.</summary>
    public static AlignedMemory InitializeBuffers(NetworkInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        var memory = new AlignedMemory(info.BufferLength);
        foreach (var buffer in info.Buffers)
        {
            var count = 1;
            foreach (var axis in buffer.Shape)
            {
                count *= axis;
            }

            memory.Span.Slice(buffer.Offset, count).Fill(buffer.InitialValue);
        }

        return memory;
    }

    /// <summary>Copies the parameters in logical order, without pads.</summary>
    /// <exception cref="ArgumentException">The destination has not the network's parameter count.</exception>
    public static void CopyParametersTo(NetworkInfo info, ReadOnlySpan<float> storage, Span<float> destination)
    {
        ArgumentNullException.ThrowIfNull(info);
        CheckCount(info, destination.Length, nameof(destination));
        foreach (var parameter in info.Parameters)
        {
            for (var row = 0; row < parameter.RowCount; row++)
            {
                storage.Slice(parameter.Offset + (row * parameter.RowStride), parameter.RowLength).CopyTo(destination);
                destination = destination[parameter.RowLength..];
            }
        }
    }

    /// <summary>Overwrites the parameters from their logical order, without pads; pads in the storage stay as they are.</summary>
    /// <exception cref="ArgumentException">The source has not the network's parameter count.</exception>
    public static void SetParameters(NetworkInfo info, Span<float> storage, ReadOnlySpan<float> source)
    {
        ArgumentNullException.ThrowIfNull(info);
        CheckCount(info, source.Length, nameof(source));
        foreach (var parameter in info.Parameters)
        {
            for (var row = 0; row < parameter.RowCount; row++)
            {
                source[..parameter.RowLength].CopyTo(storage[(parameter.Offset + (row * parameter.RowStride))..]);
                source = source[parameter.RowLength..];
            }
        }
    }

    /// <summary>A table of the layers: name, kind, output shape, parameters, floating-point operations, and totals. Lines end in \n.</summary>
    public static string Summary(NetworkInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        return NetworkSummary.Of(info);
    }

    private static void RequireVersion(string network, int version)
    {
        if (version != ContractVersion)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"{network} was generated for contract version {version} of NnGen.Runtime, but the runtime at hand has version {ContractVersion}. Rebuild the project that declares it against the version of NnGen that runs."));
        }
    }

    private static void CheckCount(NetworkInfo info, int length, string name)
    {
        var count = 0L;
        foreach (var parameter in info.Parameters)
        {
            count += (long)parameter.RowCount * parameter.RowLength;
        }

        if (length != count)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"{name}.Length must be {count} (ParameterCount of {info.Name}), but is {length}."), name);
        }
    }
}

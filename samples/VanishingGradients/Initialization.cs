using NnGen;

namespace Depth;

/// <summary>Makes one initialization another.</summary>
public static class Initialization
{
    /// <summary>Multiplies the weights of the blocks, which are square matrices.</summary>
    /// <param name="net">A network as it was created.</param>
    /// <param name="factor">Of the standard deviation that is declared.</param>
    public static void Scale<TNet>(TNet net, double factor)
        where TNet : class, INetwork<TNet>
    {
        foreach (var parameter in TNet.Info.Parameters.Where(parameter => parameter.Role == ParameterRole.Weight && parameter.RowCount == parameter.RowLength))
        {
            foreach (ref var weight in net.Parameters.Slice(parameter.Offset, parameter.RowCount * parameter.RowStride))
            {
                weight = (float)(weight * factor);
            }
        }
    }
}

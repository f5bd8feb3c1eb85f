namespace NnGen.Generator.Graph;

/// <summary>What tensors are computed from.</summary>
internal static class Cone
{
    /// <summary>The tensors and all they are computed from, as far as they belong.</summary>
    /// <param name="tensors">The tensors.</param>
    /// <param name="belongs">Whether a tensor belongs; nothing is looked for behind one that does not. All do if this is left out.</param>
    public static HashSet<Tensor> Of(IEnumerable<Tensor> tensors, Func<Tensor, bool>? belongs = null)
    {
        var seen = new HashSet<Tensor>();
        var open = new Stack<Tensor>(tensors);
        while (open.Count > 0)
        {
            var tensor = open.Pop();
            if ((belongs is null || belongs(tensor)) && seen.Add(tensor))
            {
                foreach (var operand in tensor.Operands)
                {
                    open.Push(operand);
                }
            }
        }

        return seen;
    }
}

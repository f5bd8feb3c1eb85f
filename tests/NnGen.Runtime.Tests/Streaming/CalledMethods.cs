using System.Reflection;
using System.Reflection.Emit;

namespace NnGen.Tests.Streaming;

/// <summary>What a method may call, as its instructions say: through NnGen's own and generated code, generic bodies included, as far as the first method of another's.</summary>
internal static class CalledMethods
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => field.GetValue(null)).OfType<OpCode>().ToDictionary(code => code.Value);

    private static readonly Assembly[] Own = [typeof(NetworkInfo).Assembly, typeof(CalledMethods).Assembly];

    public static HashSet<MethodBase> Of(MethodBase method)
    {
        var called = new HashSet<MethodBase> { method };
        for (var open = new Stack<MethodBase>(called); open.TryPop(out var next);)
        {
            foreach (var callee in Own.Contains(next.Module.Assembly) ? Calls(next).Where(called.Add) : [])
            {
                open.Push(callee);
            }
        }

        return called;
    }

    private static IEnumerable<MethodBase> Calls(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        var types = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : [];
        var arguments = method.IsGenericMethod ? method.GetGenericArguments() : [];
        Type? constraint = null;
        for (var i = 0; i < code.Length;)
        {
            var opcode = Codes[code[i] == 0xFE ? (short)(0xFE00 | code[i + 1]) : code[i]];
            i += opcode.Size;
            var operand = i;
            i += Length(opcode, code, operand);
            if (opcode == OpCodes.Constrained)
            {
                constraint = method.Module.ResolveType(BitConverter.ToInt32(code, operand), types, arguments);
            }
            else if (opcode.OperandType == OperandType.InlineMethod)
            {
                var callee = method.Module.ResolveMethod(BitConverter.ToInt32(code, operand), types, arguments)!;
                foreach (var target in constraint is null ? [callee] : Implementations(constraint, callee))
                {
                    yield return target;
                }

                constraint = null;
            }
        }
    }

    /// <summary>All of that name, explicit ones too.</summary>
    private static IEnumerable<MethodBase> Implementations(Type type, MethodBase declared) => type
        .GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(method => method.Name == declared.Name || method.Name.EndsWith("." + declared.Name, StringComparison.Ordinal))
        .Select(method => method.IsGenericMethodDefinition ? method.MakeGenericMethod(declared.GetGenericArguments()) : method);

    private static int Length(OpCode opcode, byte[] code, int operand) => opcode.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, operand)),
        _ => 4,
    };
}

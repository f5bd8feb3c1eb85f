using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace NnGen.Emission.Tests.Jit;

/// <summary>What the JIT's limits count of a compiled method: bytes of IL, locals, references to locals and basic blocks.</summary>
internal sealed record MethodSize(string Method, int IL, int Locals, int LocalReferences, int Blocks)
{
    private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value & 0xFFFF);

    /// <summary>All methods of an assembly that have a body.</summary>
    public static List<MethodSize> Of(Stream image)
    {
        using var file = new PEReader(image, PEStreamOptions.LeaveOpen);
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.MethodDefinitions.Select(metadata.GetMethodDefinition)
                .Where(method => method.RelativeVirtualAddress != 0)
                .Select(method => Of(metadata, method, file.GetMethodBody(method.RelativeVirtualAddress))),
        ];
    }

    private static MethodSize Of(MetadataReader metadata, MethodDefinition method, MethodBodyBlock body)
    {
        var type = metadata.GetString(metadata.GetTypeDefinition(method.GetDeclaringType()).Name);
        var il = body.GetILContent();
        var (references, targets) = Walk(il);
        return new($"{type}.{metadata.GetString(method.Name)}", il.Length, CountLocals(metadata, body), references, targets.Count + 1);
    }

    private static int CountLocals(MetadataReader metadata, MethodBodyBlock body)
    {
        if (body.LocalSignature.IsNil)
        {
            return 0;
        }

        var signature = metadata.GetBlobReader(metadata.GetStandaloneSignature(body.LocalSignature).Signature);
        signature.ReadSignatureHeader();
        return signature.ReadCompressedInteger();
    }

    /// <summary>The references to locals and arguments, and the places where basic blocks begin: branch targets and what follows a branch.</summary>
    private static (int References, HashSet<int> Starts) Walk(ImmutableArray<byte> il)
    {
        var (references, starts) = (0, new HashSet<int>());
        for (var at = 0; at < il.Length;)
        {
            var code = il[at] == 0xFE ? Codes[0xFE00 | il[at + 1]] : Codes[il[at]];
            var operand = at + code.Size;
            at = operand + OperandLength(code, il, operand);
            var name = code.Name!;
            references += name.Contains("loc", StringComparison.Ordinal) || name.Contains("arg", StringComparison.Ordinal) ? 1 : 0;
            if (code.OperandType is OperandType.InlineBrTarget or OperandType.ShortInlineBrTarget)
            {
                starts.Add(at);
                starts.Add(at + (code.OperandType == OperandType.ShortInlineBrTarget ? (sbyte)il[operand] : BitConverter.ToInt32(il.AsSpan()[operand..])));
            }
        }

        return (references, starts);
    }

    private static int OperandLength(OpCode code, ImmutableArray<byte> il, int at) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il.AsSpan()[at..])),
        _ => 4,
    };
}

using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace EventTracking.Tool.Metadata;

/// <summary>Reads the IL of a method.</summary>
internal static class MethodBody
{
    private const int TwoByteOpCode = 0xFE;

    private static readonly Dictionary<int, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static field => (OpCode)field.GetValue(null)!)
        .ToDictionary(static code => (int)(ushort)code.Value);

    /// <summary>Returns the methods that are called, or turned into a delegate, with the offsets of the instructions.</summary>
    public static IEnumerable<(int Offset, EntityHandle Method)> Calls(MethodBodyBlock body) => Instructions(body)
        .Where(static instruction => instruction.Code.OperandType is OperandType.InlineMethod)
        .Select(static instruction => (instruction.Offset, MetadataTokens.EntityHandle(instruction.Operand)));

    /// <summary>Returns the instructions. The operand is that of a token; it is 0 for other instructions.</summary>
    public static IReadOnlyList<(int Offset, OpCode Code, int Operand)> Instructions(MethodBodyBlock body)
    {
        var instructions = new List<(int, OpCode, int)>();
        var il = body.GetILReader();
        while (il.RemainingBytes > 0)
        {
            var offset = il.Offset;
            int value = il.ReadByte();
            if (!OpCodesByValue.TryGetValue(value is TwoByteOpCode ? (value << 8) | il.ReadByte() : value, out var code))
                break;
            instructions.Add((offset, code, ReadOperand(ref il, code.OperandType)));
        }

        return instructions;
    }

    private static int ReadOperand(ref BlobReader il, OperandType operand)
    {
        if (operand is OperandType.InlineMethod or OperandType.InlineString)
            return il.ReadInt32();

        // Not added in one expression: the number of targets of a switch is read from the same reader.
        var length = operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => checked((int)il.ReadUInt32() * 4),
            _ => 4,
        };
        il.Offset += length;
        return 0;
    }
}

namespace EventTracking.Data;

/// <summary>Writes the key of a dictionary whose type is known at run time only.</summary>
internal static class UntypedKey
{
    /// <exception cref="NotSupportedException">A value of that type cannot be a JSON key.</exception>
    public static void Write(ref EventDataWriter writer, object key)
    {
        switch (key)
        {
            case string text: writer.WriteKey(text); break;
            case Enum constant: writer.WriteKey(UntypedEnum.NameOf(constant)); break;
            case int number: writer.WriteKey(number); break;
            case long number: writer.WriteKey(number); break;
            case byte number: writer.WriteKey(number); break;
            case sbyte number: writer.WriteKey(number); break;
            case short number: writer.WriteKey(number); break;
            case ushort number: writer.WriteKey(number); break;
            case uint number: writer.WriteKey(number); break;
            case ulong number: writer.WriteKey(number); break;
            case Int128 number: writer.WriteKey(number); break;
            case UInt128 number: writer.WriteKey(number); break;
            case Guid id: writer.WriteKey(id); break;
            default:
                throw new NotSupportedException($"A key of type {key.GetType()} cannot be written. Use a string, an integer, a Guid or an enum.");
        }
    }
}

using EventTracking.Generators.Model;

namespace EventTracking.Generators.Emission;

/// <summary>Writes one field writer; each kind has its own file.</summary>
internal static partial class WriterEmitter
{
    private static readonly ValueEmitter Values = ValueEmitter.InFieldWriter;

    public static void Write(SourceWriter writer, WriterModel model)
    {
        var parameter = model.Passing switch
        {
            Passing.Reference => $"{model.TypeName}? value",
            Passing.In => $"in {model.TypeName} value",
            _ => $"{model.TypeName} value",
        };

        using (writer.Block($"internal static void {model.Method}(ref global::EventTracking.EventDataWriter writer, {parameter})"))
        {
            if (model.Passing is Passing.Reference)
                WriteNullCheck(writer, "value is null");
            WriteBody(writer, model);
        }
    }

    private static void WriteBody(SourceWriter writer, WriterModel model)
    {
        switch (model)
        {
            case ObjectWriter @object:
                ObjectEmitter.Write(writer, @object.Object, "value", Values);
                break;
            case CollectionWriter collection:
                WriteCollection(writer, collection);
                break;
            case DictionaryWriter dictionary:
                WriteDictionary(writer, dictionary);
                break;
            case EnumWriter @enum:
                WriteEnum(writer, @enum);
                break;
            case NullableWriter nullable:
                WriteNullable(writer, nullable);
                break;
            case OptionWriter option:
                WriteOption(writer, option);
                break;
            case PolymorphicWriter polymorphic:
                WritePolymorphic(writer, polymorphic);
                break;
            default:
                throw new InvalidOperationException($"There is no emitter for {model.GetType().Name}.");
        }
    }

    private static void WriteNullCheck(SourceWriter writer, string isNull)
    {
        using (writer.Block($"if ({isNull})"))
        {
            writer.Line("writer.WriteNull();");
            writer.Line("return;");
        }

        writer.Line();
    }

    private static void WriteNullable(SourceWriter writer, NullableWriter model)
    {
        writer.Nested("if (value.HasValue)", Values.Statement(model.Value, "value.GetValueOrDefault()"));
        writer.Nested("else", "writer.WriteNull();");
    }

    /// <summary>A reference that is <see langword="null"/> has no value, and has been written.</summary>
    private static void WriteOption(SourceWriter writer, OptionWriter model)
    {
        if (model.Passing is Passing.Reference)
        {
            writer.Line(Values.Statement(model.Value, "value.Value"));
            return;
        }

        writer.Nested("if (value.IsSome)", Values.Statement(model.Value, "value.Value"));
        writer.Nested("else", "writer.WriteNull();");
    }

    private static void Open(SourceWriter writer, Nesting nesting, char bracket)
    {
        if (nesting is Nesting.Bounded)
        {
            writer.Line($"writer.WriteRaw(\"{bracket}\"u8);");
            return;
        }

        writer.Nested($"if (!writer.TryEnter((byte)'{bracket}'))", "return;");
        writer.Line();
    }

    private static void Close(SourceWriter writer, Nesting nesting, char bracket) =>
        writer.Line(nesting is Nesting.Counted ? $"writer.Exit((byte)'{bracket}');" : $"writer.WriteRaw(\"{bracket}\"u8);");
}

using EventTracking.Generators.Model;

namespace EventTracking.Generators.Emission;

/// <summary>Generates one field writer.</summary>
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
            case OptionalWriter optional:
                WriteOptional(writer, optional);
                break;
            case PolymorphicWriter polymorphic:
                WritePolymorphic(writer, polymorphic);
                break;
            default:
                throw new InvalidOperationException($"No emitter for {model.GetType().Name}.");
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

    private static void WriteOptional(SourceWriter writer, OptionalWriter model)
    {
        var (hasValue, value) = model.Kind switch
        {
            OptionalKind.Nullable => ("value.HasValue", "value.GetValueOrDefault()"),
            OptionalKind.ValueOption => ("value.IsSome", "value.Value"),
            _ => (null, "value.Value"), // The null check is done.
        };
        if (hasValue is null)
        {
            writer.Line(Values.Statement(model.Value, value));
            return;
        }

        writer.Nested($"if ({hasValue})", Values.Statement(model.Value, value));
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

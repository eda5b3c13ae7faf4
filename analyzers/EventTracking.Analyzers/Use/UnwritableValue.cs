using EventTracking.Generators.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EventTracking.Analyzers.Use;

/// <summary>A value in the data of an untyped emit that cannot be written.</summary>
/// <param name="Operation">The value, without the conversion to the element type of the collection.</param>
/// <param name="Path">The path to the part that cannot be written, such as <c>order.lines[]</c>.</param>
/// <param name="Type">The type of that part.</param>
internal readonly record struct UnwritableValue(IOperation Operation, string Path, ITypeSymbol Type)
{
    /// <summary>Finds unwritable values in data that is created in the call, including nested collections.</summary>
    public static IEnumerable<UnwritableValue> In(IOperation? data) => data is null ? [] : InCreation(data, "");

    private static IEnumerable<UnwritableValue> InCreation(IOperation creation, string path)
    {
        foreach (var (part, converted) in Parts(creation))
        {
            var value = WithoutConversions(converted);
            var valuePath = Join(path, part);
            if (UntypedJson.FindUnwritable(value.Type) is { } unwritable)
            {
                yield return new UnwritableValue(value, valuePath + unwritable.Path, unwritable.Type);
                continue;
            }

            foreach (var inner in InCreation(value, valuePath))
                yield return inner;
        }
    }

    private static IEnumerable<(string Part, IOperation Value)> Parts(IOperation creation) => creation switch
    {
        IObjectCreationOperation { Initializer.Initializers: var initializers } => initializers.SelectMany(Entry),
        IArrayCreationOperation { Initializer.ElementValues: var values } => values.Select(Item),
        ICollectionExpressionOperation { Elements: var elements } => elements.Where(static e => e is not ISpreadOperation).Select(Item),
        _ => [],
    };

    /// <summary><c>["key"] = value</c>, <c>{ "key", value }</c>, or the item of a list.</summary>
    private static IEnumerable<(string Part, IOperation Value)> Entry(IOperation initializer) => initializer switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: [var key] }, Value: var value } =>
            [(Key(key.Value), value)],
        IInvocationOperation { Arguments: [var key, var value] } => [(Key(key.Value), value.Value)],
        IInvocationOperation { Arguments: [var item] } => [Item(item.Value)],
        _ => [],
    };

    private static (string Part, IOperation Value) Item(IOperation value) => (TypeStep.Item, value);

    /// <summary>Returns the segment of the path: the key if it is a constant, otherwise <c>{}</c>.</summary>
    private static string Key(IOperation key) =>
        key.ConstantValue is { HasValue: true, Value: string name } ? name : TypeStep.DictionaryValue;

    private static string Join(string path, string part) =>
        path.Length == 0 || part is TypeStep.Item or TypeStep.DictionaryValue ? path + part : $"{path}.{part}";

    /// <summary>Skips conversions that keep the value. User-defined conversions produce another value.</summary>
    private static IOperation WithoutConversions(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null, Operand: { Type: not null } operand, Type: var type }
            && (operand is ICollectionExpressionOperation
                || type is { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Interface }))
        {
            operation = operand;
        }

        return operation;
    }
}

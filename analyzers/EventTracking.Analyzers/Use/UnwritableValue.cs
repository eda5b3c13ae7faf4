using EventTracking.Generators.Graph;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EventTracking.Analyzers.Use;

/// <summary>A value in the data of an untyped emit that cannot be written.</summary>
/// <param name="Operation">The value as it is written, without the conversion to what the collection holds.</param>
/// <param name="Path">The way by keys to what has no JSON form: <c>order.lines[]</c>.</param>
/// <param name="Type">The type of that.</param>
internal readonly record struct UnwritableValue(IOperation Operation, string Path, ITypeSymbol Type)
{
    /// <summary>Finds them where the data is made in the call itself, also in the creations that stand in it for values.</summary>
    public static IEnumerable<UnwritableValue> In(IOperation? data) => data is null ? [] : Inside(data, "");

    private static IEnumerable<UnwritableValue> Inside(IOperation creation, string path)
    {
        foreach (var (part, converted) in Parts(creation))
        {
            var value = WithoutConversions(converted);
            var valuePath = Join(path, part);
            if (UntypedJson.FindUnwritable(value.Type) is { } culprit)
            {
                yield return new UnwritableValue(value, valuePath + culprit.Path, culprit.Type);
                continue;
            }

            foreach (var inner in Inside(value, valuePath))
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
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: [var key] }, Value: var value } => [(Key(key.Value), value)],
        IInvocationOperation { Arguments: [var key, var value] } => [(Key(key.Value), value.Value)],
        IInvocationOperation { Arguments: [var item] } => [Item(item.Value)],
        _ => [],
    };

    private static (string Part, IOperation Value) Item(IOperation value) => (TypeStep.Item, value);

    /// <summary>A key that the compiler does not know has no name in the path.</summary>
    private static string Key(IOperation key) =>
        key.ConstantValue is { HasValue: true, Value: string name } ? name : TypeStep.DictionaryValue;

    private static string Join(string path, string part) =>
        path.Length == 0 || part is TypeStep.Item or TypeStep.DictionaryValue ? path + part : $"{path}.{part}";

    /// <summary>A cast to <c>object</c> changes nothing; one that the user wrote as an operator gives another value.</summary>
    private static IOperation WithoutConversions(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null, Operand: { Type: not null } operand, Type: var type }
            && (operand is ICollectionExpressionOperation || type is { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Interface }))
        {
            operation = operand;
        }

        return operation;
    }
}

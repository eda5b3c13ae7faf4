using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EventTracking.Analyzers.Calls;

/// <summary>A call to <c>Emit(name, data)</c> of <c>Tracker</c> or <c>TrackerRegistry</c>.</summary>
internal readonly struct UntypedEmit
{
    private UntypedEmit(IInvocationOperation invocation, IOperation? name, IOperation? data)
    {
        Invocation = invocation;
        Name = name;
        Data = data;
    }

    public IInvocationOperation Invocation { get; }

    /// <summary>The expression of the name, or <see langword="null"/> if the argument is omitted.</summary>
    public IOperation? Name { get; }

    /// <summary>The expression of the data, without implicit conversions, or <see langword="null"/> if the argument is omitted.</summary>
    public IOperation? Data { get; }

    /// <summary>The name if it is a constant: a literal, <c>const</c>, <c>nameof</c>, or an interpolation of these.</summary>
    public string? ConstantName => Name?.ConstantValue is { HasValue: true, Value: string name } ? name : null;

    /// <summary>Returns the call as an untyped emit, or <see langword="null"/> for any other call.</summary>
    public static UntypedEmit? Find(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (method is not { Name: "Emit", Arity: 0, Parameters: [{ Name: "name" }, { Name: "data" }] }
            || !(method.ContainingType.Is(KnownTypes.Tracker) || method.ContainingType.Is(KnownTypes.TrackerRegistry)))
        {
            return null;
        }

        return new UntypedEmit(invocation, Argument(invocation, "name"), Argument(invocation, "data"));
    }

    private static IOperation? Argument(IInvocationOperation invocation, string parameter)
    {
        foreach (var argument in invocation.Arguments)
        {
            if (argument.ArgumentKind is not ArgumentKind.DefaultValue && argument.Parameter?.Name == parameter)
                return WithoutConversions(argument.Value);
        }

        return null;
    }

    private static IOperation WithoutConversions(IOperation operation)
    {
        while (operation is IConversionOperation { IsImplicit: true } conversion)
            operation = conversion.Operand;
        return operation;
    }
}

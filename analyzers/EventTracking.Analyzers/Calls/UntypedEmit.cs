using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace EventTracking.Analyzers.Calls;

/// <summary>A call of one of the methods <c>Emit(name, data)</c>, of a tracker or of the registry.</summary>
internal readonly struct UntypedEmit
{
    private UntypedEmit(IInvocationOperation invocation, IOperation? name, IOperation? data)
    {
        Invocation = invocation;
        Name = name;
        Data = data;
    }

    public IInvocationOperation Invocation { get; }

    /// <summary>The expression that gives the name, or <see langword="null"/> where the default is left.</summary>
    public IOperation? Name { get; }

    /// <summary>The expression that gives the data as it is written, conversions left out; <see langword="null"/> where there is none.</summary>
    public IOperation? Data { get; }

    /// <summary>The name, where it is known to the compiler: a literal, a <c>const</c>, a <c>nameof</c>, an interpolation of these.</summary>
    public string? ConstantName => Name?.ConstantValue is { HasValue: true, Value: string name } ? name : null;

    /// <summary>The call as an untyped emit, or <see langword="null"/> for any other call.</summary>
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

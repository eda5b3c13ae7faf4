using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Reading;

/// <summary>The path from the event to the type that is being parsed, and the problems found so far.</summary>
internal sealed class ReadPathStack
{
    private readonly Stack<(ISymbol? Member, string Text)> _steps = new();

    public List<ReaderProblem> Problems { get; } = [];

    /// <summary>Parses something one step further.</summary>
    /// <param name="member">The member of the step, or <see langword="null"/>.</param>
    /// <param name="text">The step as part of a path.</param>
    /// <param name="parse">The parser.</param>
    public T At<T>(ISymbol? member, string text, Func<T> parse)
    {
        _steps.Push((member, text));
        var result = parse();
        _steps.Pop();
        return result;
    }

    /// <summary>Adds a problem at the current path.</summary>
    public void Add(ITypeSymbol type, string advice)
    {
        var steps = _steps.Reverse().ToArray();
        Problems.Add(new ReaderProblem(
            steps.Select(static step => step.Member).FirstOrDefault(static member => member is not null),
            steps.Length == 0 ? type.Name : string.Concat(steps.Select(static step => step.Text)).TrimStart('.'),
            type,
            advice));
    }
}

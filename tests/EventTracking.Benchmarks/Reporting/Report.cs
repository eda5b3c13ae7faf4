using System.Text;

namespace EventTracking.Benchmarks.Reporting;

/// <summary>What a run has found, printed as it is found.</summary>
/// <param name="output">Where it is printed, as Markdown.</param>
internal sealed class Report(TextWriter output)
{
    private readonly List<Goal> _goals = [];
    private readonly StringBuilder _text = new();

    /// <summary>Whether all goals of the groups that ran are met.</summary>
    public bool AllGoalsMet => _goals.TrueForAll(static goal => goal.IsMet);

    /// <summary>All that was printed.</summary>
    public string Text => _text.ToString();

    /// <summary>Prints a paragraph.</summary>
    public void Add(string paragraph)
    {
        output.Write($"{paragraph}\n\n");
        output.Flush();
        _text.Append($"{paragraph}\n\n");
    }

    /// <summary>Prints the table of a group.</summary>
    public void Add(string title, Table table) => Add($"### {title}\n\n{table.ToString().TrimEnd()}");

    /// <summary>Keeps a goal for the last table.</summary>
    public void Add(Goal goal) => _goals.Add(goal);

    /// <summary>Prints the goals with their verdicts.</summary>
    public void AddGoals()
    {
        var table = new Table("goal", "target", "measured", "verdict");
        foreach (var goal in _goals)
            table.Row(goal.What, goal.Target, goal.Measured, goal.IsMet ? "met" : "**not met**");
        Add("The goals", table);
    }
}

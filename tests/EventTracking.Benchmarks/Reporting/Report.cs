namespace EventTracking.Benchmarks.Reporting;

/// <summary>What a run has found, printed as it is found.</summary>
/// <param name="output">Where it is printed, as Markdown.</param>
internal sealed class Report(TextWriter output)
{
    private readonly List<Goal> _goals = [];

    /// <summary>Whether all goals of the groups that ran are met.</summary>
    public bool AllGoalsMet => _goals.TrueForAll(static goal => goal.IsMet);

    /// <summary>Prints the table of a group.</summary>
    public void Add(string title, Table table)
    {
        output.Write($"### {title}\n\n{table}\n");
        output.Flush();
    }

    /// <summary>Keeps a goal for the last table.</summary>
    public void Add(Goal goal) => _goals.Add(goal);

    /// <summary>Prints the goals with their verdicts.</summary>
    public void PrintGoals()
    {
        var table = new Table("goal", "target", "measured", "verdict");
        foreach (var goal in _goals)
            table.Row(goal.What, goal.Target, goal.Measured, goal.IsMet ? "met" : "not met");
        Add("The goals", table);
    }
}

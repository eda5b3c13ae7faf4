using System.Text.Json.Serialization;

namespace EventTracking.Aot.Program.Events;

/// <summary>A course.</summary>
public sealed record Course(string Title, Teacher? Teacher);

/// <summary>Who teaches.</summary>
public sealed record Teacher(string Name, Course? Favourite);

/// <summary>A place.</summary>
public readonly record struct Point(double X, double Y);

/// <summary>What contains its own kind.</summary>
public sealed record Folder(string Name, IReadOnlyList<Folder> Folders);

/// <summary>What has a form.</summary>
[JsonDerivedType(typeof(Circle), "circle")]
[JsonDerivedType(typeof(Square), "square")]
public abstract record Form
{
    /// <summary>What it is called.</summary>
    public string? Name { get; init; }
}

/// <summary>A round one.</summary>
public sealed record Circle(double Radius) : Form;

/// <summary>One with corners.</summary>
public sealed record Square(double Side) : Form;

/// <summary>Records in records.</summary>
[TrackedEvent("com.example.aot.nested")]
public sealed partial record Nested(Course Course, Point From, Point? To, Course[] More, Folder Root, List<Form> Forms);

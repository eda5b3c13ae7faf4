using System.Text.Json.Serialization;

namespace EventTracking.Aot.Program.Events;

/// <summary>A course.</summary>
public sealed record Course(string Title, Teacher? Teacher);

/// <summary>A teacher.</summary>
public sealed record Teacher(string Name, Course? Favourite);

/// <summary>A point.</summary>
public readonly record struct Point(double X, double Y);

/// <summary>A recursive type.</summary>
public sealed record Folder(string Name, IReadOnlyList<Folder> Folders);

/// <summary>A polymorphic type.</summary>
[JsonDerivedType(typeof(Circle), "circle")]
[JsonDerivedType(typeof(Square), "square")]
public abstract record Form
{
    /// <summary>The name.</summary>
    public string? Name { get; init; }
}

/// <summary>A circle.</summary>
public sealed record Circle(double Radius) : Form;

/// <summary>A square.</summary>
public sealed record Square(double Side) : Form;

/// <summary>Nested records.</summary>
[TrackedEvent("com.example.aot.nested", Readable = true)]
public sealed partial record Nested(Course Course, Point From, Point? To, Course[] More, Folder Root, List<Form> Forms);

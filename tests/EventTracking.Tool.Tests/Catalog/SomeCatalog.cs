using EventTracking.Generators.Contract;
using EventTracking.Generators.Shape;
using EventTracking.Tool.Catalog;
using EventTracking.Tool.Inputs;

namespace EventTracking.Tool.Tests.Catalog;

/// <summary>Catalogs of events that tests describe.</summary>
internal static class SomeCatalog
{
    /// <summary>Two versions of one event, one retired event, and one event with every type.</summary>
    public const string Lock = """
        eventtracking lock 1

        org.example.everything 1
          amount integer(0..255)
          any any
          comment object ?
          comment.replies array
          comment.replies[] ^comment
          comment.text string
          days flags(monday, tuesday)
          history array
          history[] map ?
          history[]{} number(named)
          is_paid boolean
          lines array
          lines[] object
          lines[].price number
          lines[].sku string ~
          negative integer(-9..-3)
          started string(date-time)
          target oneof(kind: circle, square)
          target<circle>.radius number
          target<square>.side number ?

        org.example.video.paused 1 retired
          video_id string

        org.example.video.stopped 1
          position number
          video_id string

        org.example.video.stopped 2
          position number ?
          reason enum(end_reached, paused)
          video_id string

        """;

    public static CatalogData OfLock() => CatalogBuilder.Build(EventsOfLock());

    public static EventSet EventsOfLock() =>
        new([.. LockFile.Parse(Lock).Blocks.Select(static block => new EventEntry(block.Shape!, block.State, "events.lock"))]);

    /// <summary>Documented events of an assembly.</summary>
    public static CatalogData OfCourse() => Of(
        Declared("org.example.enrolled", "A learner enrolled.", fields: Field("mode", new EnumType(["audit", "corporate"]))),
        Declared(
            "org.example.ordered",
            "A learner ordered books.",
            fields: Field("lines", new ArrayType(new ShapeValue(
                new ObjectType([Field("price", NumberType.Finite, "The price in euros.")]), isNullable: false)))),
        Declared("org.example.video.loaded", "A video was loaded.", fields: Field("transcript_languages")),
        Declared(
            "org.example.video.stopped",
            "A video stopped. The learner may continue later.",
            fields: Field("position", NumberType.Finite, "Where it stopped, in seconds.")));

    public static CatalogData Of(params DataShape[] shapes) => CatalogBuilder.Build(Events(shapes));

    public static EventSet Events(params DataShape[] shapes) =>
        new([.. shapes.Select(static shape => new EventEntry(shape, LockState.Emitted, "Course.dll"))]);

    /// <summary>An event that an assembly declares.</summary>
    public static DataShape Declared(string name, string? documentation = null, int version = 1, params ShapeField[] fields) =>
        new(name, version, new ObjectType(fields), documentation, new ClrType("Course", "Course.Events+Declared"));

    public static ShapeField Field(string name, ShapeType? type = null, string? documentation = null) =>
        new(name, new ShapeValue(type ?? StringType.Plain, isNullable: false), canBeAbsent: false, documentation);

    /// <summary>A documented catalog as large as the largest that must stay usable.</summary>
    public static CatalogData Large(int events, int fields) => Of(
    [
        .. Enumerable.Range(0, events).Select(number => Declared(
            $"org.example.area{number % 40:00}.event{number:0000}",
            $"Event {number} happened in the course, because a learner did something.",
            fields: [.. Enumerable.Range(0, fields).Select(
                static field => Field($"field{field:00}", documentation: $"Field {field} of the event."))])),
    ]);
}

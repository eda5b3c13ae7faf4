using EventTracking;
using VideoCourse;

// Everything goes to standard output; graded answers also go to a file, next to the program unless a path is given.
var path = args.Length > 0 ? args[0] : Path.Combine(AppContext.BaseDirectory, "graded-answers.jsonl");
File.Delete(path);

var counter = new NameCounter();
var backends = new Dictionary<string, IEventBackend>(StringComparer.Ordinal)
{
    ["console"] = new JsonLinesBackend(Console.OpenStandardOutput()),
    ["counter"] = counter,
    ["grades"] = new RoutingBackend(
        new Dictionary<string, IEventBackend>(StringComparer.Ordinal) { ["file"] = new JsonLinesBackend(path) },
        [new NameAllowlistProcessor(ProblemChecked.Descriptor.Name)]),
};

var clock = new SimulatedClock(new DateTimeOffset(2026, 11, 23, 19, 29, 34, 718, TimeSpan.Zero));
using (var tracker = new Tracker(backends, timeProvider: clock))
using (tracker.Context("server", new EventContext { ["host"] = "courses.example.org" }))
    new Learner(tracker, clock, seed: 7).TakeCourse();

Console.Error.WriteLine();
foreach (var (name, count) in counter.Counts)
    Console.Error.WriteLine($"{count,4}  {name}");
Console.Error.WriteLine($"{counter.Counts.Values.Sum(),4}  events of {TrackedEventRegistry.All.Count} types. Graded answers: {path}");

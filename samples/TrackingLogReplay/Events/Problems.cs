using System.Text.Json;
using System.Text.Json.Serialization;
using EventTracking;

namespace TrackingLogReplay.Events;

/// <summary>The server checked a learner's answers. (The browser's event of this name has form-encoded text as its data.)</summary>
[TrackedEvent("problem_check")]
public sealed partial record ProblemCheck(
    string ProblemId,
    string Success,
    double Grade,
    double MaxGrade,
    int Attempts,
    IReadOnlyDictionary<string, JsonElement> Answers,
    IReadOnlyDictionary<string, Correctness> CorrectMap,
    IReadOnlyDictionary<string, Submission> Submission,
    ProblemState State);

/// <summary>The result for one input of a problem.</summary>
public sealed record Correctness(
    [property: JsonPropertyName("correctness")] string Verdict,
    string? Answervariable,
    double? Npoints,
    string? Hint,
    string? Hintmode,
    string? Msg,
    JsonElement Queuestate);

/// <summary>A learner's answer for one input of a problem.</summary>
/// <param name="Answer">A string, or an array of strings if several choices are allowed.</param>
public sealed record Submission(
    string Question,
    JsonElement Answer,
    string ResponseType,
    string InputType,
    bool Correct,
    string Variant);

/// <summary>The state of the problem before the answers were submitted.</summary>
public sealed record ProblemState(
    int Seed,
    bool? Done,
    IReadOnlyDictionary<string, JsonElement> StudentAnswers,
    IReadOnlyDictionary<string, JsonElement> InputState,
    IReadOnlyDictionary<string, Correctness> CorrectMap);

/// <summary>A learner requested the answers of a problem (emitted by the browser).</summary>
[TrackedEvent("problem_show")]
public sealed partial record ProblemShow(string Problem);

/// <summary>The answers of a problem were shown to a learner (emitted by the server).</summary>
[TrackedEvent("showanswer")]
public sealed partial record ShowAnswer(string ProblemId);

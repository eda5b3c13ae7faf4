using System.Text.Json;
using System.Text.Json.Serialization;
using EventTracking;

namespace TrackingLogReplay.Events;

/// <summary>The server has checked a learner's answers. (The browser reports the same as a form-encoded text.)</summary>
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

/// <summary>What was said about one input of a problem.</summary>
public sealed record Correctness(
    [property: JsonPropertyName("correctness")] string Verdict,
    string? Answervariable,
    double? Npoints,
    string? Hint,
    string? Hintmode,
    string? Msg,
    JsonElement Queuestate);

/// <summary>What a learner has entered into one input of a problem.</summary>
/// <param name="Answer">One text, or an array of them where several choices are allowed.</param>
public sealed record Submission(
    string Question,
    JsonElement Answer,
    string ResponseType,
    string InputType,
    bool Correct,
    string Variant);

/// <summary>The problem as it was before the answers came.</summary>
public sealed record ProblemState(
    int Seed,
    bool? Done,
    IReadOnlyDictionary<string, JsonElement> StudentAnswers,
    IReadOnlyDictionary<string, JsonElement> InputState,
    IReadOnlyDictionary<string, Correctness> CorrectMap);

/// <summary>A learner has asked for the answers of a problem (as the browser tells it).</summary>
[TrackedEvent("problem_show")]
public sealed partial record ProblemShow(string Problem);

/// <summary>A learner has been shown the answers of a problem (as the server tells it).</summary>
[TrackedEvent("showanswer")]
public sealed partial record ShowAnswer(string ProblemId);

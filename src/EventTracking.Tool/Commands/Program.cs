using EventTracking.Tool.Commands;
using EventTracking.Tool.Console;

return EventsCommand.Invoke(args, ToolConsole.OfProcess());

using Microsoft.Extensions.Logging;

namespace Connectors.Http.Internal;

/// <summary>What the pipeline writes. Codes, counts and times only: no body, key, address or query.</summary>
internal static partial class Log
{
    public const string Category = "Connectors.Http";

    [LoggerMessage(1, LogLevel.Information, "{System} {Operation} attempt {Attempt} failed ({Reason}); next in {Delay}")]
    public static partial void Retrying(this ILogger logger, string system, string operation, int attempt, string reason, TimeSpan delay);

    [LoggerMessage(2, LogLevel.Warning, "{System} {Operation} given up after {Attempts} attempts ({Reason})")]
    public static partial void GaveUp(this ILogger logger, string system, string operation, int attempts, string reason);

    [LoggerMessage(3, LogLevel.Warning, "Circuit of {Account} {Group} opened for {Duration}")]
    public static partial void CircuitOpened(this ILogger logger, string account, string group, TimeSpan duration);

    [LoggerMessage(4, LogLevel.Information, "Circuit of {Account} {Group} closed")]
    public static partial void CircuitClosed(this ILogger logger, string account, string group);

    [LoggerMessage(5, LogLevel.Debug, "{System} {Operation} attempt {Attempt} answered {Status}; {Headers}", SkipEnabledCheck = true)]
    public static partial void Answered(this ILogger logger, string system, string operation, int attempt, int status, string headers);

    [LoggerMessage(6, LogLevel.Error, "The options of {Connection} were changed and are wrong; the last good ones stay in force. {Mistakes}")]
    public static partial void OptionsKept(this ILogger logger, string connection, string mistakes);
}

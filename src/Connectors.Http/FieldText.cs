using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Connectors.Domain.Ports;
using Connectors.Domain.Reasons;

namespace Connectors.Http;

/// <summary>
/// Text for a vendor's field that has a limit. Nothing is ever cut: what does not fit is refused before anything is sent, naming field and limit but not the
/// text. Pure.
/// </summary>
public static class FieldText
{
    /// <summary>The text, if it fits.</summary>
    /// <param name="operation">The operation that it is for.</param>
    /// <param name="text">The text; null stays null.</param>
    /// <param name="most">The most characters that the vendor takes.</param>
    /// <param name="field">The vendor's name of the field.</param>
    /// <exception cref="PortException">It is longer (<see cref="FailureKind.Rejected"/>).</exception>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Fit(Operation operation, string? text, int most, string field) => text is null || text.Length <= most
        ? text
        : throw Refuse(operation, string.Create(CultureInfo.InvariantCulture, $"{field} holds {text.Length} characters; it takes {most}."));

    /// <summary>The text, which must be there.</summary>
    /// <param name="operation">The operation that it is for.</param>
    /// <param name="text">The text.</param>
    /// <param name="field">The vendor's name of the field.</param>
    /// <exception cref="PortException">It is null or blank (<see cref="FailureKind.Rejected"/>).</exception>
    public static string Demand(Operation operation, string? text, string field) =>
        string.IsNullOrWhiteSpace(text) ? throw Refuse(operation, $"{field} is missing.") : text;

    /// <summary>An adapter's own refusal, before anything was sent.</summary>
    /// <param name="operation">The operation that would have been called.</param>
    /// <param name="why">What is wrong, a sentence; no personal data.</param>
    public static PortException Refuse(Operation operation, string why)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return new($"{operation.System} {operation.Code}: {why}") { System = operation.System, Operation = operation.Code, Kind = FailureKind.Rejected };
    }

    /// <summary>An adapter's own refusal, before anything was sent, of a kind that has an owner and a runbook of its own; it is asked again by itself, because nobody tells when the system was mended.</summary>
    /// <param name="operation">The operation that would have been called.</param>
    /// <param name="reason">Which kind.</param>
    /// <param name="why">What is wrong, a sentence; no personal data.</param>
    public static PortException Refuse(Operation operation, Reason reason, string why)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(reason);
        return new($"{operation.System} {operation.Code}: {why}") { System = operation.System, Operation = operation.Code, Kind = FailureKind.Rejected, ErrorCode = reason.Code };
    }
}

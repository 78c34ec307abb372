using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Domain.Ports;

/// <summary>What a failed call means for the one who made it.</summary>
[JsonConverter(typeof(EnumJsonConverter<FailureKind>))]
public enum FailureKind
{
    /// <summary>Not classified; treated like <see cref="OutcomeUnknown"/>.</summary>
    Unspecified = 0,

    /// <summary>Provably not carried out (never sent, throttled, no free slot): trying again later is safe.</summary>
    NotExecuted,

    /// <summary>It may or may not have been carried out: look it up before any repeat.</summary>
    OutcomeUnknown,

    /// <summary>The system understood and said no: repeating the same request cannot help.</summary>
    Rejected,

    /// <summary>Who we are, or what we may do, was not accepted.</summary>
    Denied,

    /// <summary>What was asked for does not exist there.</summary>
    NotFound,

    /// <summary>Somebody else changed it first: read again, then decide again.</summary>
    Conflict,

    /// <summary>An answer came but could not be understood. For a write this is <see cref="OutcomeUnknown"/> with evidence.</summary>
    Unreadable,

    /// <summary>The platform does not offer the operation, or has it switched off: nothing was carried out, and only the platform's operator can change that.</summary>
    NotAvailable,
}

using System.Text.Json.Serialization;
using Connectors.Domain.Reasons;

namespace Connectors.Domain.Ports;

/// <summary>Whether something already happened: the question before every repeat.</summary>
/// <typeparam name="T">What was found.</typeparam>
[JsonConverter(typeof(NoJsonConverterFactory))]
public abstract record LookupResult<T>
{
    private LookupResult()
    {
    }

    /// <summary>It happened; here it is.</summary>
    /// <param name="Value">What was found.</param>
    public sealed record Found(T Value) : LookupResult<T>
    {
        /// <summary>That it was found, never what: it may hold personal data.</summary>
        public override string ToString() => "found";
    }

    /// <summary>It certainly did not happen.</summary>
    public sealed record Absent : LookupResult<T>
    {
        /// <summary>That it is absent.</summary>
        public override string ToString() => "absent";
    }

    /// <summary>The answer proves neither; a person must decide.</summary>
    /// <param name="Reason">What was seen.</param>
    public sealed record CannotTell(string Reason) : LookupResult<T>
    {
        /// <summary>That nobody can tell, and why.</summary>
        public override string ToString() => $"cannot tell: {Reason}";
    }
}

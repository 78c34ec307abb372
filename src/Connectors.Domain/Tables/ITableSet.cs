namespace Connectors.Domain.Tables;

/// <summary>Compiled mapping tables as they stood at one moment. Immutable and thread-safe.</summary>
public interface ITableSet
{
    /// <summary>One version for all of them: the same rows give the same version.</summary>
    string Version { get; }

    /// <summary>A compiled table by its type, for example <see cref="Carriers.CarrierMap"/>; null when it is not among them.</summary>
    /// <typeparam name="T">The compiled table.</typeparam>
    T? Find<T>()
        where T : class;
}

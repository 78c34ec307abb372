namespace Connectors.Testing.Operations;

/// <summary>What a vendor answers to a call that worked.</summary>
public enum OperationAnswer
{
    /// <summary>A document in JSON, which the client reads.</summary>
    Json = 0,

    /// <summary>A status and no body, which is the whole answer.</summary>
    Nothing,

    /// <summary>A file of any format and size, handed out or read as it arrives.</summary>
    File,
}

namespace NnGen;

/// <summary>
/// What the recurrent layers have in common: they go over a sequence (time, features) and carry a state of <see cref="Units"/> values, 0 before the
/// first step, from step to step. x is the input of a step, h the state before it.
/// </summary>
public abstract class RecurrentAttribute : LayerAttribute
{
    private protected RecurrentAttribute(int units) => Units = units;

    /// <summary>The number of values of the state.</summary>
    public int Units { get; }

    /// <summary>Whether the output is the state after every step, (time, units), in the order of time, or only that after the last, (units).</summary>
    public bool ReturnSequences { get; set; }

    /// <summary>
    /// Whether the steps go from the last element of the sequence to the first. The output's steps are those of the input all the same; Keras turns them round.
    /// </summary>
    public bool GoBackwards { get; set; }

    /// <summary>
    /// Whether a second set of parameters goes over the sequence from its last element to the first; the output is the forward state, then the backward one,
    /// along the last axis: 2·units values. Without <see cref="ReturnSequences"/> each is the state after its own last step.
    /// </summary>
    public bool Bidirectional { get; set; }

    /// <summary>Whether the biases are added.</summary>
    public bool UseBias { get; set; } = true;

    /// <summary>
    /// How W is initialised: by default <see cref="Initializer.XavierUniform"/> as in Keras, with fan_in the features and fan_out the columns of all gates.
    /// <see cref="Initializer.Orthogonal"/> makes the matrix of each gate orthogonal by itself.
    /// </summary>
    public Initializer KernelInitializer { get; set; }

    /// <summary>The value of <see cref="Initializer.Constant"/> for W.</summary>
    public double KernelValue { get; set; }

    /// <summary>
    /// How U is initialised: by default <see cref="Initializer.Orthogonal"/>, the matrix of each gate by itself. fan_in is units, fan_out the columns of all gates.
    /// </summary>
    public Initializer RecurrentInitializer { get; set; }

    /// <summary>The value of <see cref="Initializer.Constant"/> for U.</summary>
    public double RecurrentValue { get; set; }
}

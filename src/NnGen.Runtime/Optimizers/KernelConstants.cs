namespace NnGen;

/// <summary>What one step of SGD needs besides the blocks.</summary>
internal readonly record struct MomentumConstants(float Momentum, float GradientShare, float VelocityPart, float GradientPart, float LearningRate);

/// <summary>What one step of Adam needs besides the blocks.</summary>
internal readonly record struct AdamConstants(
    float Beta1, float Beta2, float Share1, float Share2, float StepSize, float RootCorrection, float Epsilon);

/// <summary>What one step of RMSProp needs besides the blocks.</summary>
internal readonly record struct RmsPropConstants(float Alpha, float Share, float Epsilon, float Momentum, float LearningRate);

/// <summary>What one step of AdaGrad needs besides the blocks.</summary>
internal readonly record struct AdaGradConstants(float StepSize, float Epsilon);

/// <summary>What one step of Lion needs besides the blocks.</summary>
internal readonly record struct LionConstants(float Beta1, float Beta2, float Share1, float Share2, float LearningRate);

/// <summary>The rows of a penalised parameter.</summary>
internal readonly record struct PenaltyRows(int Count, int Length, int Stride, float Lambda);
